package io.github.kisroutes.shared;

import io.github.kisroutes.shared.digest.Sha256;

/** What names a secret in logs, headers and tables: it tells two of them apart and reveals neither. */
public final class Fingerprint {
    private static final int DIGITS = 12;

    private Fingerprint() {}

    /** The first 12 hex digits of the secret's SHA-256. */
    public static String of(String secret) {
        return Sha256.hex(secret).substring(0, DIGITS);
    }
}
