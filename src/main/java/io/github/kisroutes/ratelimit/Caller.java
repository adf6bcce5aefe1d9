package io.github.kisroutes.ratelimit;

import java.util.Optional;
import org.apache.camel.Exchange;

/**
 * On whose behalf a client's call is made, so that each client gets its fair part of this process's calls. An exchange without
 * one belongs to the collection.
 *
 * @param credential name of the gateway credential
 * @param connection the client's connection; only equality matters
 */
public record Caller(String credential, String connection) {
    /** The exchange property that holds the caller of {@link RateLimit#turn}. */
    public static final String PROPERTY = "kis-caller";

    /** Whose call this exchange makes; empty for the collection. */
    static Optional<Caller> of(Exchange exchange) {
        return Optional.ofNullable(exchange.getProperty(PROPERTY, Caller.class));
    }
}
