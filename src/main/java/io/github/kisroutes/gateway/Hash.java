package io.github.kisroutes.gateway;

import io.github.kisroutes.shared.digest.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

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
        return Sha256.hex(salt + text);
    }

    /** Whether two hashes are equal, in a time that does not tell how much of them is. */
    static boolean same(String one, String other) {
        return MessageDigest.isEqual(
                one.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
    }
}
