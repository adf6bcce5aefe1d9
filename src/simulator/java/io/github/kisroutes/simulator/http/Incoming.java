package io.github.kisroutes.simulator.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
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
    private final HttpExchange exchange;
    private final byte[] body;

    private Incoming(Call call, HttpExchange exchange, byte[] body) {
        this.call = call;
        this.exchange = exchange;
        this.body = body;
    }

    static Incoming read(HttpExchange exchange, long arrivalNanos, Clock clock) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String authorization = Optional.ofNullable(exchange.getRequestHeaders().getFirst("authorization"))
                .orElse("");
        Call call = new Call(
                arrivalNanos,
                clock.instant(),
                exchange.getRequestMethod(),
                path(exchange.getRequestURI()),
                Optional.ofNullable(exchange.getRequestHeaders().getFirst("tr_id"))
                        .orElse(""),
                query(exchange.getRequestURI().getRawQuery()),
                authorization.startsWith(BEARER) ? fingerprint(authorization.substring(BEARER.length())) : "");
        return new Incoming(call, exchange, body);
    }

    /** The path of a call; a known client begins it with two slashes and is served. */
    static String path(URI asked) {
        boolean twoSlashes = asked.getScheme() == null && asked.getRawAuthority() != null;
        return twoSlashes ? "/" + asked.getRawAuthority() + asked.getPath() : asked.getPath();
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
    String header(String name) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name)).orElse("");
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
        return JsonReader.read(body);
    }

    private static Map<String, String> query(String raw) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : raw == null || raw.isEmpty() ? new String[0] : raw.split("&")) {
            String[] nameAndValue = pair.split("=", 2);
            parameters.put(decode(nameAndValue[0]), nameAndValue.length == 2 ? decode(nameAndValue[1]) : "");
        }
        return Collections.unmodifiableMap(parameters);
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
