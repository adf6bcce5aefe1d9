package io.github.kisroutes.config;

import io.github.kisroutes.shared.digest.Sha256;

/**
 * The key pair of one KIS account.
 *
 * @param clientId what KIS calls the app key, 36 characters
 * @param clientSecret what KIS calls the app secret, 180 characters; it travels in a header of every call
 */
public record Credentials(Secret clientId, Secret clientSecret) {
    private static final String REDACTED = "[secret]";
    private static final int FINGERPRINT_DIGITS = 8;

    /** Tells key pairs apart in logs and stores: the first 8 hex digits of the SHA-256 of the app key. */
    public String fingerprint() {
        return Sha256.hex(clientId.reveal()).substring(0, FINGERPRINT_DIGITS);
    }

    /** The text without the two secrets, for anything that came from outside and is about to be shown. */
    public String redact(String text) {
        return without(without(text, clientSecret), clientId);
    }

    private static String without(String text, Secret secret) {
        return secret.isEmpty() ? text : text.replace(secret.reveal(), REDACTED);
    }
}
