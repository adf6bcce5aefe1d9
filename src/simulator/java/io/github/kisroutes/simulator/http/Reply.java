package io.github.kisroutes.simulator.http;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One answer, before it goes to the wire.
 *
 * @param status the HTTP status
 * @param code what the record notes: {@code msg_cd}, {@code error_code} or a word for an answer without one
 * @param headers the answer's headers besides its length
 * @param json the JSON object of the body; empty when {@code bytes} are sent instead
 * @param bytes the body when it is no JSON object of ours
 * @param delivery how the body goes to the wire
 * @param delay waited before the first byte, besides the latency
 */
public record Reply(
        int status,
        String code,
        Map<String, String> headers,
        Map<String, Object> json,
        byte[] bytes,
        Delivery delivery,
        Duration delay) {

    /** How an answer reaches the client, or does not. */
    enum Delivery {
        /** Complete, with its length. */
        WHOLE,
        /** The length is promised, half of the bytes come, then the connection is closed. */
        CUT_OFF,
        /** In small pieces, over the reply's delay. */
        SLOW,
        /** The body never ends. */
        ENDLESS,
        /** No byte ever comes; the connection stays open until the simulator is closed. */
        HANGING,
        /** The connection is closed without a byte. */
        CLOSED
    }

    private static final byte[] NONE = {};

    /** A JSON answer. */
    public static Reply json(int status, String code, Map<String, Object> body) {
        return new Reply(
                status,
                code,
                Map.of("Content-Type", "application/json; charset=utf-8"),
                body,
                NONE,
                Delivery.WHOLE,
                Duration.ZERO);
    }

    /** An answer that is not one of the broker's JSON objects. */
    public static Reply text(int status, String contentType, String body) {
        return json(status, "HTTP " + status, Map.of())
                .withBytes(body.getBytes(StandardCharsets.UTF_8))
                .withHeader("Content-Type", contentType);
    }

    /** An error of the API or of OAuth, each in its published form. */
    public static Reply error(BrokerError error, Call call) {
        Map<String, Object> body = new LinkedHashMap<>();
        if (call.quotation()) {
            body.put("rt_cd", error.code().startsWith("OPSQ") ? "2" : "1");
            body.put("msg_cd", error.code());
            body.put("msg1", error.message());
        } else {
            body.put("error_description", error.message());
            body.put("error_code", error.code());
        }
        return json(error.status(), error.code(), body);
    }

    Reply withStatus(int other) {
        return new Reply(other, code, headers, json, bytes, delivery, delay);
    }

    public Reply withCode(String other) {
        return new Reply(status, other, headers, json, bytes, delivery, delay);
    }

    public Reply withHeader(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Reply(status, code, more, json, bytes, delivery, delay);
    }

    /** With the two headers of the broker's that every answer has; {@code tr_cont} is empty where nothing else is said. */
    Reply to(Call call) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("tr_id", call.trId());
        all.put("tr_cont", "");
        all.putAll(headers);
        return new Reply(status, code, all, json, bytes, delivery, delay);
    }

    Reply withJson(Map<String, Object> other) {
        return new Reply(status, code, headers, other, NONE, delivery, delay);
    }

    public Reply withBytes(byte[] other) {
        return new Reply(status, code, headers, Map.of(), other, delivery, delay);
    }

    Reply delivered(Delivery other, Duration otherDelay) {
        return new Reply(status, code, headers, json, bytes, other, otherDelay);
    }

    /** The body as it goes to the wire. */
    byte[] body() {
        return json.isEmpty() ? bytes : JsonWriter.write(json);
    }
}
