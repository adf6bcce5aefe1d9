package io.github.kisroutes.benchmark;

import io.github.kisroutes.Product;
import io.github.kisroutes.simulator.MutableClock;
import io.github.kisroutes.simulator.Simulator;
import io.github.kisroutes.simulator.SimulatorOptions;
import io.github.kisroutes.simulator.market.GeneratedCandles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/**
 * In a fresh JVM: a backfill, and then year upon year of a program that keeps running, day after day as its schedule has it: a
 * collection at 15:40, and the rows of the last days again on the next morning. The clock of broker and program jumps.
 */
public final class FileSizeRun {
    private final Path folder = Path.of(System.getProperty("benchmark.folder"));
    private final int symbols = Integer.getInteger("benchmark.symbols");
    private final LocalDate last = BackfillBenchmark.TO;
    private LocalDate today = last.minusDays(Integer.getInteger("benchmark.days") * 7L / 5);
    private final MutableClock clock = MutableClock.atSeoul(today + "T18:00:00");
    private long most;

    private FileSizeRun() {}

    /** The figures, a line each: daily runs so far, rows, bytes while it runs, bytes when it has ended, most bytes so far. */
    public static void main(String[] args) throws Exception {
        new FileSizeRun().measure();
    }

    private void measure() throws Exception {
        Simulator broker = Simulator.start(SimulatorOptions.defaults()
                .withClock(clock)
                .withQuota(0)
                .withCandles(GeneratedCandles.of(symbols, BackfillBenchmark.FROM.minusYears(1), last)));
        run(
                broker,
                Map.of(
                        "kis.collect.from",
                        BackfillBenchmark.FROM.minusYears(1).toString(),
                        "kis.collect.to",
                        today.toString()),
                0);
        run(broker, Map.of(), Integer.getInteger("benchmark.days"));
    }

    private void run(Simulator broker, Map<String, String> more, int days) throws Exception {
        Map<String, String> values = new HashMap<>(Map.of(
                "kis.symbols.file",
                BrokerProcess.symbolsFile(folder, symbols).toString(),
                "kis.token.store",
                "memory",
                "kis.database.url",
                "jdbc:h2:file:" + folder.resolve("kis") + ";AUTO_SERVER=TRUE;WRITE_DELAY=0"
                        + System.getProperty("benchmark.h2", "")));
        values.putAll(more);
        clock.advance(Duration.ofMinutes(2)); // the broker issues a token a minute
        long rows;
        long open;
        try (Product product = NoQuota.product(Product.settings(broker, folder, values), clock)) {
            if (days == 0) {
                product.collect();
            }
            for (int day = 0; day < days; day++) {
                day(product);
                most();
            }
            rows = (Long) product.value("SELECT COUNT(*) FROM daily_price");
            open = size();
            most();
        }
        System.out.println(Fork.FIGURES + days + " " + rows + " " + open + " " + size() + " " + most);
    }

    private void day(Product product) {
        do {
            today = today.plusDays(1);
        } while (today.getDayOfWeek() == DayOfWeek.SATURDAY || today.getDayOfWeek() == DayOfWeek.SUNDAY);
        clock.set(MutableClock.atSeoul(today + "T07:30:00").instant());
        product.ask("kis-collect", Map.of("runKind", "SETTLE"));
        clock.set(MutableClock.atSeoul(today + "T15:40:00").instant());
        product.ask("kis-daily", Map.of());
    }

    private void most() throws IOException {
        most = Math.max(most, size());
    }

    private long size() throws IOException {
        return Files.size(folder.resolve("kis.mv.db"));
    }
}
