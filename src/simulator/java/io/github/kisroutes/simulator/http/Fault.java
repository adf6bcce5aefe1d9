package io.github.kisroutes.simulator.http;

import io.github.kisroutes.simulator.http.Reply.Delivery;
import io.github.kisroutes.simulator.market.Rows;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPOutputStream;

/** One way for an answer to go wrong. The call itself was heard, counted and honestly worked out before. */
public final class Fault {

    private final BiFunction<Call, Reply, Reply> effect;

    private Fault(BiFunction<Call, Reply, Reply> effect) {
        this.effect = effect;
    }

    Reply strike(Call call, Reply honest) {
        return effect.apply(call, honest);
    }

    /** An HTTP status with a page of HTML, as a proxy or a maintenance page sends. */
    public static Fault httpError(int status) {
        return new Fault(
                (call, honest) -> Reply.text(status, "text/html", "<html><body><h1>" + status + "</h1></body></html>"));
    }

    /** One of the broker's errors with its published text and status, in the form of the address that was called. */
    public static Fault apiError(String code) {
        return new Fault((call, honest) -> Reply.error(BrokerError.of(code), call));
    }

    /** The same with another HTTP status. */
    public static Fault apiError(String code, int status) {
        return new Fault((call, honest) -> Reply.error(BrokerError.of(code).withStatus(status), call));
    }

    /** A page of HTML with status 200 where JSON belongs. */
    public static Fault html() {
        return httpError(200);
    }

    /** Any other body with status 200 and the JSON content type. */
    public static Fault body(String text) {
        return new Fault((call, honest) -> Reply.text(200, "application/json; charset=utf-8", text));
    }

    /** A complete HTTP answer that holds the first half of the JSON. */
    public static Fault cutJson() {
        return new Fault((call, honest) -> {
            byte[] whole = honest.body();
            return honest.withBytes(Arrays.copyOf(whole, whole.length / 2)).withCode("cut JSON");
        });
    }

    /** The connection ends after half of the promised bytes. */
    public static Fault cutOff() {
        return delivered(Delivery.CUT_OFF, Duration.ZERO, "cut off");
    }

    /** No answer at all: the connection stays open and silent until the simulator is closed. */
    public static Fault hang() {
        return delivered(Delivery.HANGING, Duration.ZERO, "hang");
    }

    /** The honest answer, this much later. */
    public static Fault late(Duration delay) {
        return new Fault((call, honest) -> honest.delivered(Delivery.WHOLE, delay));
    }

    /** The honest answer as it was before {@code action} ran: for what a test does at exactly this call. */
    public static Fault meanwhile(Runnable action) {
        return new Fault((call, honest) -> {
            action.run();
            return honest;
        });
    }

    /** The connection is closed before the first byte of an answer. */
    public static Fault reset() {
        return delivered(Delivery.CLOSED, Duration.ZERO, "reset");
    }

    /** The honest answer in 20 pieces that take this long together. */
    public static Fault slowBody(Duration whole) {
        return delivered(Delivery.SLOW, whole, "slow body");
    }

    /** A JSON array that never ends. */
    public static Fault endlessBody() {
        return delivered(Delivery.ENDLESS, Duration.ZERO, "endless");
    }

    /** The honest answer, compressed although nobody may have asked for it. */
    public static Fault gzip() {
        return new Fault(
                (call, honest) -> honest.withBytes(compressed(honest.body())).withHeader("Content-Encoding", "gzip"));
    }

    /** Compressed, with the last third missing. */
    public static Fault brokenGzip() {
        return new Fault((call, honest) -> {
            byte[] whole = compressed(honest.body());
            return honest.withBytes(Arrays.copyOf(whole, whole.length * 2 / 3))
                    .withHeader("Content-Encoding", "gzip")
                    .withCode("broken gzip");
        });
    }

    /** Rewrites {@code output2}. The rows are copies, each in the order of the broker's fields; see {@link Rows}. */
    public static Fault rows(UnaryOperator<List<Map<String, Object>>> change) {
        return list("output2", change);
    }

    /** Rewrites {@code output} of the prices of many stocks, in the same way. */
    public static Fault prices(UnaryOperator<List<Map<String, Object>>> change) {
        return list("output", change);
    }

    private static Fault list(String name, UnaryOperator<List<Map<String, Object>>> change) {
        return new Fault((call, honest) -> {
            if (!(honest.json().get(name) instanceof List<?> rows)) {
                return honest;
            }
            List<Map<String, Object>> copies = new ArrayList<>();
            for (Object row : rows) {
                Map<String, Object> copy = new LinkedHashMap<>();
                ((Map<?, ?>) row).forEach((field, value) -> copy.put((String) field, value));
                copies.add(copy);
            }
            Map<String, Object> body = new LinkedHashMap<>(honest.json());
            body.put(name, change.apply(copies));
            return honest.withJson(body);
        });
    }

    /**
     * Writes the answer anew, with the question at hand.
     *
     * @param change takes the call and a copy of the honest answer, and gives the one that is sent
     */
    public static Fault rewritten(BiFunction<Call, Map<String, Object>, Map<String, Object>> change) {
        return new Fault((call, honest) -> honest.json().isEmpty()
                ? honest
                : honest.withJson(change.apply(call, new LinkedHashMap<>(honest.json()))));
    }

    /** Puts anything into a field of the answer itself: a text where {@code output2} is a list, say, or null. */
    public static Fault field(String name, Object value) {
        return new Fault((call, honest) -> {
            Map<String, Object> body = new LinkedHashMap<>(honest.json());
            body.put(name, value);
            return honest.withJson(body);
        });
    }

    /** Takes a field of the answer itself away. */
    public static Fault without(String name) {
        return new Fault((call, honest) -> {
            Map<String, Object> body = new LinkedHashMap<>(honest.json());
            body.remove(name);
            return honest.withJson(body);
        });
    }

    private static Fault delivered(Delivery delivery, Duration time, String code) {
        return new Fault((call, honest) -> honest.delivered(delivery, time).withCode(code));
    }

    private static byte[] compressed(byte[] body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(body);
        } catch (IOException impossible) {
            throw new UncheckedIOException("Writing to memory failed", impossible);
        }
        return bytes.toByteArray();
    }
}
