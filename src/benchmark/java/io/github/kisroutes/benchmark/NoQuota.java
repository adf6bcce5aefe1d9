package io.github.kisroutes.benchmark;

import io.github.kisroutes.Product;
import io.github.kisroutes.config.RateSettings;
import io.github.kisroutes.config.Settings;
import io.github.kisroutes.config.check.SettingsSource;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * The product with a quota that no operator can set, because {@code kis.rate.per-second} ends at 100. Every throttle stays in
 * the way of every call; the spacing of {@code routes/kis-call.camel.yaml} is then 1 ms, the shortest that Camel takes, which
 * ends at 1,000 calls per second.
 */
final class NoQuota {
    private static final RateSettings RATE = new RateSettings(2_000, 1.0, 0.5, Duration.ofSeconds(4));

    private NoQuota() {}

    /** Started in this process; the key pair comes from the environment variables. */
    static Product product(Path folder, Map<String, String> more) throws ReflectiveOperationException {
        Map<String, String> values = new HashMap<>(Map.of(
                "kis.collect.once",
                "true",
                "kis.token.cipher-key-file",
                folder.resolve("token.key").toString(),
                "kis.database.url",
                "jdbc:h2:file:" + folder.resolve("kis") + ";WRITE_DELAY=0"));
        values.putAll(more);
        SettingsSource source = SettingsSource.of(Path.of("config"), System.getenv(), new Properties());
        return product(source.with(values), Clock.systemUTC());
    }

    /** The same with settings and a clock of one's own. */
    static Product product(SettingsSource source, Clock clock) throws ReflectiveOperationException {
        return Product.start(fast(source.load()), clock);
    }

    /** The same settings with the other rate, past the check of the configuration. */
    private static Settings fast(Settings settings) throws ReflectiveOperationException {
        RecordComponent[] components = Settings.class.getRecordComponents();
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            values[i] = components[i].getType() == RateSettings.class
                    ? RATE
                    : components[i].getAccessor().invoke(settings);
        }
        Class<?>[] types = Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        return Settings.class.getDeclaredConstructor(types).newInstance(values);
    }
}
