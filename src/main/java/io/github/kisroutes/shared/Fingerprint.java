package io.github.kisroutes.shared;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What names a secret in logs, headers and tables: it tells two of them apart and reveals neither. */
public final class Fingerprint {
    private static final int BYTES = 6;

    private Fingerprint() {}

    /** The first 12 hex digits of the secret's SHA-256. */
    public static String of(String secret) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
