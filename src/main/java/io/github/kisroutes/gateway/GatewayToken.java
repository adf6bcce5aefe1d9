package io.github.kisroutes.gateway;

import io.github.kisroutes.config.Secret;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/**
 * A token of the gateway, as it is handed out. It looks like one of KIS, because clients look into it: three parts in base64url,
 * the second of which names the key ({@code jti}). The third part is random, not a signature: who asks is looked up.
 *
 * @param text to be sent; characters {@code A-Z a-z 0-9 . _ -}
 * @param ends a whole second
 */
record GatewayToken(Secret text, Instant ends) {
    /** As long as one of KIS. */
    static final Duration LIFE = Duration.ofHours(24);

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final int RANDOM_BYTES = 64;

    /**
     * A new one.
     *
     * @param key of the caller: letters and digits
     * @param now when it is issued
     */
    static GatewayToken random(String key, Instant now, SecureRandom random) {
        Instant ends = Instant.ofEpochSecond(now.plus(LIFE).getEpochSecond());
        String claims = "{\"sub\":\"token\",\"aud\":\"" + UUID.randomUUID() + "\",\"iss\":\"kis-camel-routes\",\"exp\":"
                + ends.getEpochSecond() + ",\"iat\":" + now.getEpochSecond() + ",\"jti\":\"" + key + "\"}";
        byte[] noise = new byte[RANDOM_BYTES];
        random.nextBytes(noise);
        String text =
                part("{\"typ\":\"JWT\",\"alg\":\"HS512\"}") + "." + part(claims) + "." + BASE64.encodeToString(noise);
        return new GatewayToken(new Secret(text), ends);
    }

    private static String part(String json) {
        return BASE64.encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
