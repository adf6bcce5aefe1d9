package io.github.kisroutes.config.check;

import io.github.kisroutes.config.key.SettingKey;
import io.github.kisroutes.config.key.SettingKeys;
import io.github.kisroutes.config.read.SettingReader;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the demo never takes from the operator, so that it cannot touch anything of his. */
final class DemoSettings {
    /** Besides the key pair. */
    private static final List<SettingKey<?>> OWN = List.of(
            SettingKeys.BASE_URL,
            SettingKeys.DATABASE_URL,
            SettingKeys.DATABASE_USERNAME,
            SettingKeys.DATABASE_PASSWORD,
            SettingKeys.DATABASE_DATASOURCE,
            SettingKeys.TOKEN_CIPHER_KEY_FILE,
            SettingKeys.SYMBOLS_MASTER_URL,
            SettingKeys.SYMBOLS_MASTER_DIRECTORY,
            SettingKeys.TOKEN_REDIS_URL);

    private DemoSettings() {}

    /** What is laid on top of all settings. */
    static Map<String, String> values(URI address, String key, String secret) {
        Map<String, String> values = new HashMap<>();
        OWN.forEach(own -> values.put(own.name(), ""));
        values.put(SettingKeys.ENVIRONMENT.name(), "demo");
        values.put(SettingKeys.BASE_URL.name(), address.toString());
        values.put(SettingKeys.CLIENT_ID.name(), key);
        values.put(SettingKeys.CLIENT_SECRET.name(), secret);
        return values;
    }

    /** Notes that there is no simulator to be the broker. */
    static void checkSimulator(SettingReader in, Map<String, String> onTop) {
        if (!onTop.containsKey(SettingKeys.BASE_URL.name())) {
            in.mistakes()
                    .add(in.described(SettingKeys.ENVIRONMENT) + " cannot run here, where there is no simulator:"
                            + " put kis-camel-routes-<version>-simulator.jar beside the product's jar on the class path,"
                            + " run mvn compile camel:run -Dkis.environment=demo in the source folder, or set real or paper."
                            + " In a Karaf there is no demo.");
        }
    }

    /**
     * A sentence on what the operator has set for real work and the demo leaves alone.
     *
     * @param byOperator what was set, without what the demo lays on top
     */
    static Optional<String> ignored(SettingReader byOperator) {
        String ignored = OWN.stream()
                .flatMap(key -> byOperator.written(key).map(found -> key.name() + " (" + found.place() + ")").stream())
                .collect(Collectors.joining(", "));
        return ignored.isEmpty() ? Optional.empty() : Optional.of("The demo has its own and ignores: " + ignored + ".");
    }
}
