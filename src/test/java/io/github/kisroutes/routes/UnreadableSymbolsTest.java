package io.github.kisroutes.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisroutes.Product;
import io.github.kisroutes.collection.report.RunSummary;
import io.github.kisroutes.simulator.Simulator;
import io.github.kisroutes.simulator.SimulatorOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The list of symbols is saved badly while the process runs. */
class UnreadableSymbolsTest {
    @Test
    void the_run_is_a_failed_one_with_the_sentence_and_the_next_one_reads_the_list_anew(@TempDir Path folder)
            throws Exception {
        Path list = folder.resolve("symbols.csv");
        Files.writeString(list, "code,name,priority\n005930,Samsung,1\n");
        try (Simulator broker = Simulator.start(SimulatorOptions.demo().withQuota(0));
                Product product = Product.start(broker, folder, Map.of("kis.symbols.file", list.toString()))) {
            Files.writeString(list, "code,name,priority\n5930,Samsung,1\n");
            RunSummary summary = product.collect();
            assertThat(summary.exitCode()).isEqualTo(1);
            assertThat(product.value("SELECT reason FROM collection_run WHERE state = 'FAILED'"))
                    .asString()
                    .contains(list.toString(), "line 2", "has the code '5930'");
            Files.writeString(list, "code,name,priority\n005930,Samsung,1\n");
            assertThat(product.collect().exitCode()).isZero();
        }
    }
}
