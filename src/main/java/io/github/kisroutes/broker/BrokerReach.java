package io.github.kisroutes.broker;

import io.github.kisroutes.config.HttpSettings;
import java.io.IOException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.support.ClassicRequestBuilder;

/**
 * Whether the broker can be reached from here: name, proxy, connection and TLS. One request without key, secret and token goes
 * out, and any answer will do.
 */
public final class BrokerReach {
    private BrokerReach() {}

    /** What is in the way. */
    public enum Obstacle {
        /** The name of the host leads nowhere. */
        NAME,
        /** Whoever answers cannot prove to be the broker. */
        TLS,
        /** There is no connection, or no answer on it. */
        CONNECTION
    }

    /**
     * The broker cannot be reached.
     *
     * @param said the words of the network
     */
    public record Unreachable(Obstacle obstacle, String said) {}

    /**
     * @param baseUrl address of KIS
     * @param wait how KIS is reached, and how long it is waited for
     * @return why it cannot be reached; empty when it can
     */
    public static Optional<Unreachable> whyNot(URI baseUrl, HttpSettings wait) {
        try (BrokerHttp http = BrokerHttp.forTokens(wait)) {
            http.client()
                    .execute(ClassicRequestBuilder.get(baseUrl.resolve("/")).build(), response -> {
                        EntityUtils.consume(response.getEntity());
                        return response.getCode();
                    });
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(new Unreachable(obstacle(e), String.valueOf(e.getMessage())));
        }
    }

    private static Obstacle obstacle(IOException e) {
        if (e instanceof UnknownHostException) {
            return Obstacle.NAME;
        }
        return e instanceof SSLException ? Obstacle.TLS : Obstacle.CONNECTION;
    }
}
