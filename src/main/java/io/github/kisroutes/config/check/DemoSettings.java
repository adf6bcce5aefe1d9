package io.github.kisroutes.config.check;

import io.github.kisroutes.config.key.SettingKey;
import io.github.kisroutes.config.key.SettingKeys;
import io.github.kisroutes.config.read.SettingReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is particular about the settings of the demo. */
final class DemoSettings {
    /** Besides the keys, what the demo never takes from the operator. */
    static final List<SettingKey<?>> OWN = List.of(
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

    /** @param onTop what the program itself lays over the operator's settings */
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
     * @param operator reads what the operator has set
     */
    static Optional<String> ignored(SettingReader operator) {
        String ignored = OWN.stream()
                .flatMap(key -> operator.written(key).map(found -> key.name() + " (" + found.place() + ")").stream())
                .collect(Collectors.joining(", "));
        return ignored.isEmpty() ? Optional.empty() : Optional.of("The demo has its own and ignores: " + ignored + ".");
    }
}
