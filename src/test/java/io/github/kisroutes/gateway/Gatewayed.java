package io.github.kisroutes.gateway;

import io.github.kisroutes.Product;
import io.github.kisroutes.config.DatabaseSettings;
import io.github.kisroutes.database.Database;
import io.github.kisroutes.server.Served;
import io.github.kisroutes.simulator.Simulator;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/** A product with a gateway on a free port. */
public final class Gatewayed implements AutoCloseable {
    private final Served served;
    private final Database database;

    private Gatewayed(Product product, DatabaseSettings place) {
        served = Served.of(product);
        database = Database.open(place);
    }

    /** Started, with the clock of the host. */
    public static Gatewayed start(Simulator broker, Path folder, Map<String, String> more) {
        return start(broker, folder, Clock.systemUTC(), more);
    }

    public static Gatewayed start(Simulator broker, Path folder, Clock clock, Map<String, String> more) {
        var settings = Product.settings(broker, folder, settings(more)).load();
        return new Gatewayed(Product.start(settings, clock), settings.database());
    }

    static Map<String, String> settings(Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(Served.settings(Map.of("kis.gateway.enabled", "true")));
        settings.putAll(more);
        return settings;
    }

    /** Makes a key pair as the command does, and a client that has it. */
    public GatewayClient client(String name) {
        return new GatewayClient(port(), pair(name));
    }

    NewKeyPair pair(String name) {
        return credentials().create(name).orElseThrow();
    }

    GatewayCredentials credentials() {
        return new GatewayCredentials(database, Clock.systemUTC());
    }

    public int port() {
        return served.port();
    }

    public Product product() {
        return served.product();
    }

    @Override
    public void close() {
        database.close();
        served.close();
    }
}
