package io.github.kisroutes.gateway;

import io.github.kisroutes.config.Secret;
import java.security.SecureRandom;

/**
 * A key pair as it was made; shown once and stored by nobody. Its lengths are those of KIS, which clients check, and it has letters
 * and digits alone, since some clients write the key into an address as it is.
 *
 * @param key 36 characters, 214 random bits
 * @param secret 180 characters
 */
public record NewKeyPair(Secret key, Secret secret) {
    private static final int KEY_LENGTH = 36;
    private static final int SECRET_LENGTH = 180;
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    static NewKeyPair random(SecureRandom random) {
        return new NewKeyPair(text(random, KEY_LENGTH), text(random, SECRET_LENGTH));
    }

    private static Secret text(SecureRandom random, int length) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return new Secret(text.toString());
    }
}
