package io.github.kisroutes.benchmark;

import io.github.kisroutes.Product;
import io.github.kisroutes.config.check.SettingsSource;
import io.github.kisroutes.simulator.SimulatorOptions;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/** In a fresh JVM: one collection, on the evening of the last day of the made-up stocks. */
public final class SpeedRun {
    private SpeedRun() {}

    /** The figure: rows that are stored. */
    public static void main(String[] args) throws Exception {
        Path folder = Path.of(System.getProperty("benchmark.folder"));
        SettingsSource source = SettingsSource.of(Path.of("config"), System.getenv(), new Properties())
                .with(Map.of(
                        "kis.base-url", System.getProperty("benchmark.broker"),
                        "kis.symbols.file",
                                BrokerProcess.symbolsFile(folder, Integer.getInteger("benchmark.symbols"))
                                        .toString(),
                        "kis.rate.per-second", "20",
                        "kis.collect.once", "true",
                        "kis.collect.from", System.getProperty("benchmark.from"),
                        "kis.collect.to", System.getProperty("benchmark.to"),
                        "kis.token.cipher-key-file", folder.resolve("token.key").toString(),
                        "kis.database.url", "jdbc:h2:file:" + folder.resolve("kis") + ";WRITE_DELAY=0"));
        try (Product product = Product.start(source, SimulatorOptions.clockFrom(SimulatorOptions.DEMO_START))) {
            System.out.println(product.collect());
            System.out.println(Fork.FIGURES + product.value("SELECT COUNT(*) FROM daily_price"));
        }
    }
}
