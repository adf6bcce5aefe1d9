package io.github.kisroutes.simulator.http;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * One token of the simulated broker. Its text shows the fingerprint only.
 *
 * @param value what the client sends
 * @param issuedAt when it was made
 * @param expiresAt from when on it is refused with EGW00123
 * @param killedBy the code that it is refused with since a test or revokeP ended it
 */
record IssuedToken(String value, Instant issuedAt, Instant expiresAt, Optional<String> killedBy) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    /** A new token in the broker's form: three parts in base64url, about 330 characters. */
    static IssuedToken make(Instant issuedAt, Instant expiresAt) {
        String claims = "{\"sub\":\"token\",\"aud\":\"%s\",\"iss\":\"unogw\",\"exp\":%d,\"iat\":%d,\"jti\":\"%s\"}"
                .formatted(UUID.randomUUID(), expiresAt.getEpochSecond(), issuedAt.getEpochSecond(), UUID.randomUUID());
        byte[] signature = new byte[64];
        RANDOM.nextBytes(signature);
        String value = encoded("{\"typ\":\"JWT\",\"alg\":\"HS512\"}".getBytes(US_ASCII)) + "."
                + encoded(claims.getBytes(US_ASCII)) + "." + encoded(signature);
        return new IssuedToken(value, issuedAt, expiresAt, Optional.empty());
    }

    /** The same token, dead. */
    IssuedToken killed(String code) {
        return new IssuedToken(value, issuedAt, expiresAt, Optional.of(code));
    }

    @Override
    public String toString() {
        return "IssuedToken[" + Incoming.fingerprint(value) + ", until " + expiresAt + "]";
    }

    private static String encoded(byte[] bytes) {
        return BASE64.encodeToString(bytes);
    }
}
