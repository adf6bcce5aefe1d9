package io.github.kisroutes.token.stored;

import io.github.kisroutes.shared.CredentialId;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts the stored token with AES-256-GCM (NIST SP 800-38D), for one app key and one secret. A row that belongs to
 * another key, was written with another secret or key file, or was changed in any way does not open.
 */
public final class TokenCipher {
    /** 256 bits. */
    public static final int KEY_BYTES = 32;

    private static final int IV_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SecretKeySpec key;
    private final String boundTo;
    private final String credentialMark;

    /**
     * @param key {@value #KEY_BYTES} random bytes, see {@link CipherKeyFile}
     * @param appSecret only a keyed hash of it is kept
     */
    public TokenCipher(byte[] key, CredentialId tokenKey, String appSecret) {
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException("The cipher key has " + KEY_BYTES + " bytes, not " + key.length + ".");
        }
        this.key = new SecretKeySpec(key, "AES");
        this.credentialMark = mark(key, tokenKey.id() + "\n" + appSecret);
        this.boundTo = tokenKey.id() + "\n" + credentialMark;
    }

    /** For a store that ends with the process: a key that nobody else ever sees. */
    public static TokenCipher ephemeral(CredentialId tokenKey, String appSecret) {
        return new TokenCipher(newKey(), tokenKey, appSecret);
    }

    static byte[] newKey() {
        byte[] key = new byte[KEY_BYTES];
        RANDOM.nextBytes(key);
        return key;
    }

    /** Tells these credentials from others without revealing anything about them. */
    public String credentialMark() {
        return credentialMark;
    }

    public TokenRow.SealedToken seal(AccessToken token) {
        byte[] iv = new byte[IV_BYTES];
        RANDOM.nextBytes(iv);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, iv, token.issuedAt(), token.expiresAt())
                    .doFinal(token.value().getBytes(StandardCharsets.UTF_8));
            byte[] content = Arrays.copyOf(iv, IV_BYTES + sealed.length);
            System.arraycopy(sealed, 0, content, IV_BYTES, sealed.length);
            return new TokenRow.SealedToken(
                    Base64.getEncoder().encodeToString(content), token.issuedAt(), token.expiresAt());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has AES-256-GCM.", e);
        }
    }

    /** The token, or nothing if it was not sealed with this key, for this app key and secret, with these times. */
    public Optional<AccessToken> open(TokenRow.SealedToken sealed) {
        try {
            byte[] content = Base64.getDecoder().decode(sealed.content());
            if (content.length <= IV_BYTES + TAG_BITS / Byte.SIZE) {
                return Optional.empty();
            }
            byte[] iv = Arrays.copyOf(content, IV_BYTES);
            byte[] value = cipher(Cipher.DECRYPT_MODE, iv, sealed.issuedAt(), sealed.expiresAt())
                    .doFinal(content, IV_BYTES, content.length - IV_BYTES);
            return Optional.of(
                    new AccessToken(new String(value, StandardCharsets.UTF_8), sealed.issuedAt(), sealed.expiresAt()));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Cipher cipher(int mode, byte[] iv, Instant issuedAt, Instant expiresAt) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, iv));
        cipher.updateAAD((boundTo + "\n" + issuedAt.toEpochMilli() + "\n" + expiresAt.toEpochMilli())
                .getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private static String mark(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)), 0, 16);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HmacSHA256.", e);
        }
    }
}
