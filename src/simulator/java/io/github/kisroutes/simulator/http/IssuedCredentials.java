package io.github.kisroutes.simulator.http;

import java.security.SecureRandom;
import java.util.stream.Collectors;

/**
 * The key pair that the simulator takes. Its text shows neither.
 *
 * @param appKey 36 characters, as the broker's
 * @param appSecret 180 characters, as the broker's
 */
public record IssuedCredentials(String appKey, String appSecret) {

    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final SecureRandom RANDOM = new SecureRandom();

    /** A new pair in the broker's shape. */
    public static IssuedCredentials generate() {
        return new IssuedCredentials("PS" + text(34, LETTERS), text(179, LETTERS + "+/") + "=");
    }

    @Override
    public String toString() {
        return "Credentials[not shown]";
    }

    private static String text(int length, String letters) {
        return RANDOM.ints(length, 0, letters.length())
                .mapToObj(letters::charAt)
                .map(String::valueOf)
                .collect(Collectors.joining());
    }
}
