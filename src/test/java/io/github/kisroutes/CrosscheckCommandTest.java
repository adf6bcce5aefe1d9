package io.github.kisroutes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisroutes.simulator.MutableClock;
import io.github.kisroutes.simulator.Simulator;
import io.github.kisroutes.simulator.SimulatorOptions;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kis.crosscheck.file}: the product is started, compares, says what came of it, and ends. */
class CrosscheckCommandTest {
    @TempDir
    Path folder;

    private final Simulator broker = Simulator.start(SimulatorOptions.defaults()
            .withClock(MutableClock.atSeoul("2025-06-16T15:45:00"))
            .withQuota(0));
    private final PrintStream console = System.out;
    private final PrintStream errors = System.err;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @AfterEach
    void stop() {
        broker.close();
        System.setOut(console);
        System.setErr(errors);
    }

    private int compare(Path file) {
        said.reset();
        System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
        return KisRoutes.run(Product.settings(broker, folder, Map.of("kis.crosscheck.file", file.toString())));
    }

    private Path file(Stream<String> rows) throws Exception {
        return Files.write(
                folder.resolve("vendor.csv"),
                Stream.concat(Stream.of("code,date,close,volume"), rows).toList());
    }

    @Test
    void what_is_collected_agrees_with_itself_and_a_wrong_price_ends_with_2() throws Exception {
        List<String> rows;
        Map<String, String> settings = Map.of("kis.collect.symbols", "005930", "kis.collect.days", "10");
        try (Product product = Product.start(broker, folder, settings)) {
            assertThat(product.collect().exitCode()).isZero();
            rows = product.rows("SELECT symbol, trade_date, close, volume FROM candle ORDER BY trade_date").stream()
                    .map(row -> row.get("symbol") + "," + row.get("trade_date") + "," + row.get("close") + ","
                            + row.get("volume"))
                    .toList();
            product.update("UPDATE daily_price SET is_final = TRUE");
        }
        int asked = broker.record().quotations().size();

        assertThat(compare(file(rows.stream())))
                .as(said.toString(StandardCharsets.UTF_8))
                .isZero();
        assertThat(said.toString(StandardCharsets.UTF_8)).contains(rows.size() + " agree");
        assertThat(compare(file(rows.stream().map(row -> row.replaceFirst("(\\d+)\\.00,", "9$1.00,")))))
                .isEqualTo(2);
        assertThat(said.toString(StandardCharsets.UTF_8)).contains(rows.size() + " really differ");
        assertThat(broker.record().quotations()).hasSize(asked);
    }

    @Test
    void a_file_that_is_not_there_is_one_sentence() {
        assertThat(compare(folder.resolve("none.csv"))).isEqualTo(KisRoutes.COULD_NOT_RUN);
        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("kis.crosscheck.file = ")
                .contains("cannot be read");
    }
}
