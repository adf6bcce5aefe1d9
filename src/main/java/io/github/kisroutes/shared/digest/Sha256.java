package io.github.kisroutes.shared.digest;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 (FIPS 180-4), which every Java platform has. Hex digits are small letters; a text is taken as UTF-8. */
public final class Sha256 {
    private Sha256() {}

    /** The 64 hex digits of a text. */
    public static String hex(String text) {
        return hex(of(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** The 64 hex digits of a hash, such as that of a stream. */
    public static String hex(byte[] hash) {
        return HexFormat.of().formatHex(hash);
    }

    /** The 32 bytes of a content. */
    public static byte[] of(byte[] content) {
        return begin().digest(content);
    }

    /** Of what is read or written piece by piece. */
    public static MessageDigest begin() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
