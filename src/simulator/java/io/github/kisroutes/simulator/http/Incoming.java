package io.github.kisroutes.simulator.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A call together with what must not be recorded of it: its headers and its body. */
public final class Incoming {

    private static final String BEARER = "Bearer ";

    private final Call call;
    private final Request request;

    private Incoming(Call call, Request request) {
        this.call = call;
        this.request = request;
    }

    static Incoming of(Request request, long arrivalNanos, Clock clock) {
        String authorization = request.headers().getOrDefault("authorization", "");
        Call call = new Call(
                arrivalNanos,
                clock.instant(),
                request.method(),
                request.path(),
                request.headers().getOrDefault("tr_id", ""),
                query(request.query()),
                authorization.startsWith(BEARER) ? fingerprint(authorization.substring(BEARER.length())) : "");
        return new Incoming(call, request);
    }

    /** The first 12 hex digits of the SHA-256 of a token: enough to tell tokens apart, nothing to use. */
    static String fingerprint(String token) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 6);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("This Java has no SHA-256, which every Java must have", missing);
        }
    }

    public Call call() {
        return call;
    }

    /** A header's value; blank when it did not come. */
    public String header(String name) {
        return request.headers().getOrDefault(name, "");
    }

    /** The bearer token of the header {@code authorization}; empty when there is none. */
    Optional<String> bearer() {
        String authorization = header("authorization");
        return authorization.startsWith(BEARER)
                ? Optional.of(authorization.substring(BEARER.length()))
                : Optional.empty();
    }

    /** The JSON object of the body; empty when it is not one. */
    Optional<Map<String, String>> json() {
        return JsonReader.read(request.body());
    }

    private static Map<String, String> query(String raw) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : raw.isEmpty() ? new String[0] : raw.split("&")) {
            String[] nameAndValue = pair.split("=", 2);
            parameters.put(decode(nameAndValue[0]), nameAndValue.length == 2 ? decode(nameAndValue[1]) : "");
        }
        return Collections.unmodifiableMap(parameters);
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return text;
        }
    }
}
