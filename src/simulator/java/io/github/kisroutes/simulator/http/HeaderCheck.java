package io.github.kisroutes.simulator.http;

import java.util.Optional;

/** What the broker's gateway looks at in the headers of a quotation call, before any parameter. */
public final class HeaderCheck {

    private final IssuedCredentials credentials;
    private final TokenDesk tokens;

    public HeaderCheck(IssuedCredentials credentials, TokenDesk tokens) {
        this.credentials = credentials;
        this.tokens = tokens;
    }

    /** The error that the headers meet; empty when all are good. */
    Optional<BrokerError> judge(Incoming incoming, String trId) {
        if (!incoming.header("appkey").equals(credentials.appKey())) {
            return Optional.of(BrokerError.of("EGW00103"));
        }
        if (!incoming.header("appsecret").equals(credentials.appSecret())) {
            return Optional.of(BrokerError.of("EGW00105"));
        }
        if (incoming.call().trId().isBlank()) {
            return Optional.of(BrokerError.of("OPSQ9999"));
        }
        if (!incoming.call().trId().equals(trId)) {
            return Optional.of(BrokerError.of("OPSQ0002"));
        }
        // Known clients leave it out and are served.
        if (!incoming.header("custtype").matches("[PB]?")) {
            return Optional.of(BrokerError.of("EGW00208"));
        }
        Optional<String> token = incoming.bearer();
        return token.isEmpty() ? Optional.of(BrokerError.of("EGW00122")) : tokens.judge(token.get());
    }
}
