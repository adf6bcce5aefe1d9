package io.github.kisroutes.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The query of a client on its way to the broker. */
class GatewayCallTest {
    private static String query(String came) {
        return new GatewayCall("excel", "127.0.0.1:1", "/uapi/x", came, "FHKST01010100", "").query();
    }

    @Test
    void what_a_query_may_hold_stays_as_it_came() {
        String query = "FID_INPUT_ISCD=005930&a=1+2%20%EA&b=!$'()*,;:@/?~._-";
        assertThat(query(query)).isEqualTo(query);
        assertThat(query("")).isEmpty();
    }

    @Test
    void bytes_that_it_may_not_hold_are_encoded_one_by_one_whatever_their_character_set() {
        assertThat(query(asRead(StandardCharsets.UTF_8))).isEqualTo("name=%EC%82%BC%EC%84%B1");
        assertThat(query(asRead(Charset.forName("EUC-KR")))).isEqualTo("name=%BB%EF%BC%BA");
    }

    /** The server gives each byte as a character. */
    private static String asRead(Charset charset) {
        return new String("name=삼성".getBytes(charset), StandardCharsets.ISO_8859_1);
    }

    @Test
    void what_means_something_to_Camel_is_encoded() {
        for (String placeholder : List.of("{{kis.client-id}}", "${body}", "a#b", "\"<>\\^`|")) {
            assertThat(query(placeholder)).doesNotContain("{", "}", "#", "\"", "<", ">", "\\", "^", "`", "|");
        }
    }
}
