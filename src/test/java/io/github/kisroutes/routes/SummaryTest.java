package io.github.kisroutes.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisroutes.LogLines;
import io.github.kisroutes.Product;
import io.github.kisroutes.collection.report.RunSummary;
import io.github.kisroutes.simulator.Simulator;
import io.github.kisroutes.simulator.SimulatorOptions;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a collection says of itself: at the level it deserves, and in the language of the operator. */
class SummaryTest {
    private static final Map<String, String> DAYS =
            Map.of("kis.collect.from", "2025-06-09", "kis.collect.to", "2025-06-13");

    @TempDir
    Path folder;

    private final Simulator broker = Simulator.start(SimulatorOptions.demo().withQuota(0));
    private RunSummary summary;

    @AfterEach
    void stop() {
        broker.close();
    }

    private List<String> log(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(DAYS);
        all.putAll(settings);
        try (LogLines runs = LogLines.of("kis-collect");
                LogLines symbols = LogLines.of("kis-collect-symbol");
                Product product = Product.start(broker, folder, all)) {
            summary = product.collect();
            return List.of(String.join("\n", runs.all()), String.join("\n", symbols.all()));
        }
    }

    @Test
    void a_complete_collection_is_information() {
        List<String> said = log(Map.of("kis.collect.symbols", "005930"));
        assertThat(said.get(0))
                .contains("INFO Collection " + summary.run().id() + ": 1 symbol, 20250609..20250613")
                .contains("INFO Collection " + summary.run().id() + " DONE in ")
                .contains("  symbols   1 ok, 0 empty, 0 failed of 1")
                .doesNotContain("WARN", "ERROR");
        assertThat(said.get(1)).isEqualTo("INFO 005930: 5 rows (20250609..20250613)");
    }

    @Test
    void a_collection_that_lacks_something_is_a_warning() {
        String said = log(Map.of("kis.collect.symbols", "005930,999980")).get(0);
        assertThat(said)
                .contains("WARN Collection " + summary.run().id() + " PARTIAL in ")
                .contains("999980: empty: KIS does not know this code")
                .doesNotContain("ERROR");
    }

    @Test
    void a_collection_that_failed_is_an_error_and_each_failed_symbol_a_warning() {
        List<String> said = log(Map.of("kis.collect.symbols", "005930,000660", "kis.client-secret", "wrong"));
        assertThat(said.get(0)).contains("ERROR Collection " + summary.run().id() + " FAILED in ");
        assertThat(said.get(1)).startsWith("WARN 005930").contains("FAILED EGW00105");
    }

    @Test
    void all_of_it_is_korean_where_that_is_asked_for() {
        List<String> said = log(Map.of("kis.collect.symbols", "005930,999980", "kis.language", "ko"));
        assertThat(said.get(0))
                .contains("INFO 수집 " + summary.run().id() + ": 2종목, 20250609..20250613")
                .contains("WARN 수집 " + summary.run().id() + " 일부 미완료(PARTIAL), ")
                .contains("초 소요")
                .contains("  종목      전체 2개: 정상 1, 데이터 없음 1, 실패 0")
                .contains("  행        신규 5, 변경 0, 동일 0, 거부 0")
                .contains("999980: 데이터 없음: KIS에 없는 종목코드");
        assertThat(said.get(1)).contains("INFO 005930: 5행 (20250609..20250613)");
    }
}
