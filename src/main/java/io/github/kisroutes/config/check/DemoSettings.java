package io.github.kisroutes.config.check;

import io.github.kisroutes.config.key.BrokerKeys;
import io.github.kisroutes.config.key.CollectionKeys;
import io.github.kisroutes.config.key.DatabaseKeys;
import io.github.kisroutes.config.key.SettingKey;
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
            BrokerKeys.BASE_URL,
            DatabaseKeys.DATABASE_URL,
            DatabaseKeys.DATABASE_USERNAME,
            DatabaseKeys.DATABASE_PASSWORD,
            DatabaseKeys.DATABASE_DATASOURCE,
            BrokerKeys.TOKEN_CIPHER_KEY_FILE,
            CollectionKeys.SYMBOLS_MASTER_URL,
            CollectionKeys.SYMBOLS_MASTER_DIRECTORY,
            BrokerKeys.TOKEN_REDIS_URL);

    private DemoSettings() {}

    /** What is laid on top of all settings. */
    static Map<String, String> values(URI address, String key, String secret) {
        Map<String, String> values = new HashMap<>();
        OWN.forEach(own -> values.put(own.name(), ""));
        values.put(BrokerKeys.ENVIRONMENT.name(), "demo");
        values.put(BrokerKeys.BASE_URL.name(), address.toString());
        values.put(BrokerKeys.CLIENT_ID.name(), key);
        values.put(BrokerKeys.CLIENT_SECRET.name(), secret);
        return values;
    }

    /** Notes that there is no simulator to be the broker. */
    static void checkSimulator(SettingReader in, Map<String, String> onTop) {
        if (!onTop.containsKey(BrokerKeys.BASE_URL.name())) {
            in.mistakes()
                    .add(in.described(BrokerKeys.ENVIRONMENT) + " cannot run here, where there is no simulator:"
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
