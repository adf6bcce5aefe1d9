package io.github.kisroutes.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What passes and what never does. */
class AllowedCallsTest {
    private static final String QUOTATIONS = "/uapi/domestic-stock/v1/quotations/";
    private final AllowedCalls calls =
            new AllowedCalls(List.of("FHKST99999999:/uapi/domestic-stock/v1/quotations/new"));

    @Test
    void a_quotation_passes_with_its_own_tr_id_alone() {
        assertThat(calls.contains("FHKST01010100", QUOTATIONS + "inquire-price"))
                .isTrue();
        assertThat(calls.contains("CTPF1604R", QUOTATIONS + "search-info")).isTrue();
        assertThat(calls.contains("HHDFS00000300", "/uapi/overseas-price/v1/quotations/price"))
                .isTrue();
        assertThat(calls.contains("FHKST99999999", QUOTATIONS + "new")).isTrue();
        assertThat(calls.contains("TTTC8434R", QUOTATIONS + "inquire-price")).isFalse();
        assertThat(calls.contains("", QUOTATIONS + "inquire-price")).isFalse();
    }

    @Test
    void what_is_the_same_path_only_after_decoding_does_not_pass() {
        for (String path : List.of(
                QUOTATIONS + "inquire%2Dprice",
                QUOTATIONS + "../quotations/inquire-price",
                QUOTATIONS + "inquire-price/",
                QUOTATIONS + "/inquire-price",
                QUOTATIONS + "inquire-price;x=1",
                QUOTATIONS.toUpperCase() + "inquire-price")) {
            assertThat(calls.contains("FHKST01010100", path)).as(path).isFalse();
        }
    }

    @Test
    void the_published_list_has_each_call_once_and_no_order_and_no_account() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("src/main/resources/gateway/allowed-calls.txt")).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();

        assertThat(lines).hasSizeGreaterThan(150).doesNotHaveDuplicates().allSatisfy(line -> assertThat(line)
                .matches("[A-Z0-9]{4,14} +/uapi/[a-z-]+/v1/(quotations|ranking|finance|ksdinfo)/[a-z0-9-]+")
                .doesNotMatch("^[A-Z0-9]+U .*")
                .doesNotMatch("^[TVJ]T.*"));
    }
}
