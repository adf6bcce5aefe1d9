package io.github.kisroutes.config;

import java.net.URI;
import java.util.Arrays;
import java.util.Optional;

/** Which broker is talked to. A key pair belongs to exactly one of the two hosts of KIS. */
public enum Environment {
    /** The production host; 20 calls per second by its specification. */
    REAL("https://openapi.koreainvestment.com:9443"),
    /** The host for mock investment (모의투자), with key pairs of its own; 5 calls per second by its specification. */
    PAPER("https://openapivts.koreainvestment.com:29443"),
    /** The simulator inside this process, on a port that is known only once it listens. */
    DEMO("");

    private final String address;

    Environment(String address) {
        this.address = address;
    }

    /** The default of {@code kis.base-url}; empty for the demo. */
    public String address() {
        return address;
    }

    /** The environment that a host of KIS serves; empty for any other host. */
    public static Optional<Environment> ofHost(String host) {
        return Arrays.stream(values())
                .filter(each ->
                        each != DEMO && URI.create(each.address).getHost().equalsIgnoreCase(host))
                .findFirst();
    }
}
