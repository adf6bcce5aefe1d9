package io.github.kisroutes.simulator.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;

/**
 * One request and the way to answer it. The names of the answer's headers go out as they are given: at KIS {@code tr_cont} is
 * small, and there are clients that see small names alone.
 */
final class Exchange {
    private static final Map<Integer, String> REASONS = Map.of(
            200,
            "OK",
            400,
            "Bad Request",
            401,
            "Unauthorized",
            403,
            "Forbidden",
            404,
            "Not Found",
            500,
            "Internal Server Error",
            502,
            "Bad Gateway",
            503,
            "Service Unavailable");

    private final Request request;
    private final OutputStream out;
    private boolean whole;

    /** @param out of the connection, buffered */
    Exchange(Request request, OutputStream out) {
        this.request = request;
        this.out = out;
    }

    Request request() {
        return request;
    }

    /** Sends the head of an answer whose body will have this many bytes; the body goes to the stream. */
    OutputStream start(int status, Map<String, String> headers, int length) throws IOException {
        head(status, headers, "Content-Length: " + length);
        return out;
    }

    /** The same with a body whose end is not known; it is sent by {@link #piece}. */
    void startPieces(int status, Map<String, String> headers) throws IOException {
        head(status, headers, "Transfer-Encoding: chunked");
    }

    void piece(byte[] bytes) throws IOException {
        out.write((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        out.write(bytes);
        out.write('\r');
        out.write('\n');
        out.flush();
    }

    /** Everything was sent, so that the connection can be used again. */
    void end() throws IOException {
        out.flush();
        whole = true;
    }

    /** Whether another request may come on this connection. */
    boolean reusable() {
        return whole && !request.last();
    }

    private void head(int status, Map<String, String> headers, String length) throws IOException {
        StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " " + REASONS.getOrDefault(status, "") + "\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        head.append("Date: ")
                .append(DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC)))
                .append("\r\n");
        head.append(request.last() ? "Connection: close\r\n" : "");
        head.append(length).append("\r\n\r\n");
        out.write(head.toString().getBytes(StandardCharsets.ISO_8859_1));
    }
}
