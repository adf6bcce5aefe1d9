package io.github.kisroutes.security;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The forms in which a secret may leak. All in lower case: they are looked for in texts that are put into lower case as
 * well, so that a change of case hides nothing.
 */
final class Forms {
    /** Of a longer secret, its beginning and its end alone are a leak, too. */
    private static final int PART = 16;

    private Forms() {}

    /** By form. */
    static Map<String, String> of(String secret) {
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        Map<String, String> forms = new LinkedHashMap<>();
        put(forms, "as it is", secret);
        put(forms, "URL-encoded", URLEncoder.encode(secret, StandardCharsets.UTF_8));
        put(forms, "JSON", secret.replace("\\", "\\\\").replace("\"", "\\\"").replace("/", "\\/"));
        put(forms, "hexadecimal", HexFormat.of().formatHex(bytes));
        for (int shift = 0; shift < 3; shift++) {
            put(forms, "Base64 at " + shift, inside(Base64.getEncoder(), bytes, shift));
            put(forms, "Base64 for URLs at " + shift, inside(Base64.getUrlEncoder(), bytes, shift));
        }
        if (secret.length() >= 2 * PART) {
            put(forms, "its beginning", secret.substring(0, PART));
            put(forms, "its end", secret.substring(secret.length() - PART));
        }
        return forms;
    }

    private static void put(Map<String, String> forms, String name, String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (!forms.containsValue(lower)) {
            forms.put(name, lower);
        }
    }

    /** What Base64 of any text looks like where the secret stands in it, {@code shift} bytes behind a group of three. */
    private static String inside(Base64.Encoder encoder, byte[] secret, int shift) {
        byte[] shifted = new byte[secret.length + shift];
        System.arraycopy(secret, 0, shifted, shift, secret.length);
        String encoded = encoder.withoutPadding().encodeToString(shifted);
        int sharedWithNeighbours = shifted.length % 3 == 0 ? 0 : 1;
        return encoded.substring(shift == 0 ? 0 : shift + 1, encoded.length() - sharedWithNeighbours);
    }
}
