package io.github.kisroutes.server.http;

import io.vertx.core.http.HttpServerResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * What a route answers. It is the body of the message; a route that has another body is answered by that and the headers that
 * {@link AnswerHeaders} lets pass.
 *
 * @param status the HTTP status
 * @param headers all of them
 */
public record HttpAnswer(int status, Map<String, String> headers, Content content) {
    /** What is sent after the headers. */
    public sealed interface Content {
        /** At once. */
        record Whole(byte[] bytes) implements Content {}

        /** Piece by piece, as fast as the client reads. */
        record Streamed(Chunks chunks) implements Content {}

        /** As things happen, until one of both sides ends it. */
        record Live(Subscription subscription) implements Content {}
    }

    /** Writes to a response that is open, on the thread of its connection. */
    @FunctionalInterface
    public interface Subscription {
        void begin(HttpServerResponse response);
    }

    public HttpAnswer {
        headers = Map.copyOf(headers);
    }

    /** Text that is sent at once, in UTF-8. */
    public static HttpAnswer of(int status, String type, String text) {
        return new HttpAnswer(
                status, Map.of("Content-Type", type), new Content.Whole(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** The same with one more header. */
    public HttpAnswer with(String header, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(header, value);
        return new HttpAnswer(status, more, content);
    }

    @Override
    public String toString() {
        return "answer " + status;
    }
}
