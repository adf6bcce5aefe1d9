package io.github.kisroutes.simulator.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The simulator's own JSON, measured with a library's. */
class JsonTest {
    private static final ObjectMapper LIBRARY = new ObjectMapper();

    @Test
    void an_object_of_plain_values_is_read() {
        assertThat(read("{}")).contains(Map.of());
        assertThat(read(" {\"a\" : \"x\",\n\"b\":-1.5e3, \"c\":true ,\"d\":null,\"a\":\"y\"}\r\n"))
                .contains(Map.of("a", "y", "b", "-1.5e3", "c", "true"));
        assertThat(read("{\"\\u0061\\n\\\"\\\\\\/\":\"삼성\\uc804\\uc790 \\ud83d\\ude00\"}"))
                .contains(Map.of("a\n\"\\/", "삼성전자 😀"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "[]",
                "\"text\"",
                "{",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\":1,}",
                "{\"a\":1}{",
                "{a:1}",
                "{'a':1}",
                "{\"a\":[1]}",
                "{\"a\":{}}",
                "{\"a\":01}",
                "{\"a\":1.}",
                "{\"a\":nul}",
                "{\"a\":\"open}",
                "{\"a\":\"\\x\"}",
                "{\"a\":\"\\u12g4\"}",
                "{\"a\":\"\\u12",
                "{\"a\":\"line\nbreak\"}",
                "grant_type=client_credentials&appkey=x"
            })
    void anything_else_is_not(String text) {
        assertThat(read(text)).isEmpty();
    }

    @Test
    void bytes_that_are_no_utf_8_are_not_read() {
        assertThat(JsonReader.read(new byte[] {'{', '"', (byte) 0xff, '"', ':', '1', '}'}))
                .isEmpty();
    }

    @Test
    void what_is_written_is_what_a_library_writes() throws Exception {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("stck_clpr", "57200");
        row.put("itewhol_loan_rmnd_ratem name", "\"\\\u0001\n\t삼성전자 😀/");
        row.put("none", null);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("output2", new ArrayList<>(List.of(row, Map.of(), List.of(), List.of(List.of(1), 2))));
        body.put("expires_in", 86_400L);
        body.put("numbers", List.of(0, -1, 1.5e300, new BigDecimal("0.10"), true));
        assertThat(LIBRARY.readTree(JsonWriter.write(body)))
                .isEqualTo(LIBRARY.readTree(LIBRARY.writeValueAsBytes(body)));
        assertThat(new String(JsonWriter.write(Map.of("msg1", "정상처리 되었습니다!")), UTF_8))
                .isEqualTo("{\"msg1\":\"정상처리 되었습니다!\"}");
        assertThat(new String(JsonWriter.write(Map.of()), UTF_8)).isEqualTo("{}");
    }

    @Test
    void what_json_has_no_place_for_is_refused() {
        for (Object wrong : List.of(Double.NaN, Float.POSITIVE_INFINITY, Optional.empty())) {
            assertThatThrownBy(() -> JsonWriter.write(Map.of("a", wrong))).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static Optional<Map<String, String>> read(String json) {
        return JsonReader.read(json.getBytes(UTF_8));
    }
}
