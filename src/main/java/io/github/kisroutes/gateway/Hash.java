package io.github.kisroutes.gateway;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * How keys, secrets and tokens of the gateway are stored: as SHA-256. All of them are random and long (a key has 36 characters), so
 * nobody finds one by trying; a hash that is slow on purpose, as for passwords, would only slow down who is allowed.
 */
final class Hash {
    private Hash() {}

    /** 64 hex digits of a text. */
    static String of(String text) {
        return of("", text);
    }

    /** The same of a salt and a text. */
    static String of(String salt, String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(salt.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }

    /** Whether two hashes are equal, in a time that does not tell how much of them is. */
    static boolean same(String one, String other) {
        return MessageDigest.isEqual(
                one.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
    }
}
