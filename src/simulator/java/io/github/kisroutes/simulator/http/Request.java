package io.github.kisroutes.simulator.http;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One HTTP/1.1 request (RFC 9112) as it was read from a connection.
 *
 * @param method GET, POST
 * @param path without the query; a known client begins it with two slashes, which are taken for one
 * @param query without its question mark, encoded; blank when there is none
 * @param headers by their names in any case; of several of one name the first
 * @param body as it came; empty without one
 * @param last whether the client wants the connection to end after the answer
 */
record Request(String method, String path, String query, Map<String, String> headers, byte[] body, boolean last) {
    private static final int LONGEST_HEAD = 1 << 16;
    private static final int LONGEST_BODY = 1 << 20;

    /** The request cannot be understood; the connection ends with a word about it. */
    static final class BadRequestException extends IOException {
        private static final long serialVersionUID = 1L;

        BadRequestException(String reason) {
            super(reason);
        }
    }

    /**
     * Waits for the next request of a connection.
     *
     * @param out told to go on where the client waits for that before it sends the body
     * @return empty when the client has closed the connection
     */
    static Optional<Request> next(InputStream in, OutputStream out) throws IOException {
        String start = line(in);
        while (start != null && start.isEmpty()) { // an empty line before a request is allowed
            start = line(in);
        }
        return start == null ? Optional.empty() : Optional.of(read(start.split(" "), in, out));
    }

    private static Request read(String[] start, InputStream in, OutputStream out) throws IOException {
        if (start.length != 3 || !start[2].startsWith("HTTP/1.")) {
            throw new BadRequestException("no request line of HTTP/1.1");
        }
        Map<String, String> headers = headers(in);
        if (headers.getOrDefault("Expect", "").equalsIgnoreCase("100-continue")) {
            out.write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
        }
        String connection = headers.getOrDefault("Connection", "");
        boolean last = start[2].equals("HTTP/1.0")
                ? !connection.equalsIgnoreCase("keep-alive")
                : connection.equalsIgnoreCase("close");
        String[] target = start[1].replaceFirst("^https?://[^/]*", "").split("\\?", 2);
        return new Request(
                start[0],
                target[0].replaceFirst("^/+", "/"),
                target.length == 2 ? target[1] : "",
                headers,
                body(headers, in),
                last);
    }

    private static Map<String, String> headers(InputStream in) throws IOException {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        int length = 0;
        for (String line = line(in); line == null || !line.isEmpty(); line = line(in)) {
            if (line == null) {
                throw new EOFException("The connection ended within the headers");
            }
            length += line.length();
            int colon = line.indexOf(':');
            if (colon < 1 || length > LONGEST_HEAD) {
                throw new BadRequestException("a header without a name, or too many headers");
            }
            headers.putIfAbsent(
                    line.substring(0, colon), line.substring(colon + 1).strip());
        }
        return headers;
    }

    private static byte[] body(Map<String, String> headers, InputStream in) throws IOException {
        if (headers.getOrDefault("Transfer-Encoding", "").equalsIgnoreCase("chunked")) {
            return chunks(in);
        }
        return exactly(length(headers.getOrDefault("Content-Length", "0"), 10), in);
    }

    private static byte[] chunks(InputStream in) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int size = chunk(in); size > 0; size = chunk(in)) {
            body.writeBytes(exactly(size, in));
            line(in);
            if (body.size() > LONGEST_BODY) {
                throw new BadRequestException("the body is too long");
            }
        }
        headers(in); // trailers, of which nothing is known
        return body.toByteArray();
    }

    private static int chunk(InputStream in) throws IOException {
        String line = line(in);
        if (line == null) {
            throw new EOFException("The connection ended within the body");
        }
        return length(line.split(";", 2)[0].strip(), 16);
    }

    private static int length(String text, int radix) throws IOException {
        try {
            int length = Integer.parseInt(text, radix);
            if (length >= 0 && length <= LONGEST_BODY) {
                return length;
            }
        } catch (NumberFormatException noNumber) {
            // said below
        }
        throw new BadRequestException("no length of a body, or too long a one");
    }

    private static byte[] exactly(int length, InputStream in) throws IOException {
        byte[] body = in.readNBytes(length);
        if (body.length < length) {
            throw new EOFException("The connection ended within the body");
        }
        return body;
    }

    /** A line without its end; null at the end of the connection. */
    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(80);
        int next = in.read();
        if (next < 0) {
            return null;
        }
        for (; next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("The connection ended within a line");
            }
            if (line.size() > LONGEST_HEAD) {
                throw new BadRequestException("a line is too long");
            }
            line.write(next);
        }
        String text = line.toString(StandardCharsets.ISO_8859_1);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }
}
