package io.github.kisroutes.broker;

import io.github.kisroutes.wire.LoopbackServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;

/** A server that answers in ways in which no HTTP server can be made to answer; each client is answered until it goes. */
public final class DrippingServer implements AutoCloseable {
    private static final byte[] STATUS = bytes("HTTP/1.1 200 OK\r\n");

    /** What it does with a client. */
    public interface Manner {
        /** Answers; ends when the client has gone. */
        void answer(DrippingServer server, Socket client) throws IOException;
    }

    private final LoopbackServer entrance;
    private final AtomicLong sent = new AtomicLong();

    public DrippingServer(Manner manner) throws IOException {
        entrance = LoopbackServer.start(client -> manner.answer(this, client));
    }

    /** A byte now and then, for ever: of a TLS record that never becomes whole. */
    public static Manner handshake() {
        return (server, client) -> {
            client.getInputStream().read(new byte[4096]);
            server.send(client, new byte[] {0x16, 3, 3, 0x3f, (byte) 0xff});
            server.drip(client, new byte[] {2});
        };
    }

    /**
     * Says something at once, waits for a word, and then says a piece of an answer now and then, for ever.
     *
     * @param greeting perhaps blank
     */
    public static Manner dripping(String greeting, String piece) {
        return (server, client) -> {
            server.send(client, bytes(greeting));
            request(client);
            server.drip(client, bytes(piece));
        };
    }

    /** A byte of a header line now and then. */
    public static Manner headerLine() {
        return (server, client) -> {
            request(client);
            server.send(client, STATUS);
            server.send(client, bytes("x-slow: "));
            server.drip(client, bytes("a"));
        };
    }

    /** Interim answers now and then, and never the real one. */
    public static Manner interimAnswers() {
        return (server, client) -> {
            request(client);
            server.drip(client, bytes("HTTP/1.1 100 Continue\r\n\r\n"));
        };
    }

    /** Interim answers as fast as they are taken. */
    public static Manner floodOfInterimAnswers() {
        return (server, client) -> {
            request(client);
            server.flood(client, bytes("HTTP/1.1 100 Continue\r\nx-filler: 0123456789\r\n\r\n"));
        };
    }

    /** A header line without an end, as fast as it is taken. */
    public static Manner endlessHeaderLine() {
        return (server, client) -> {
            request(client);
            server.send(client, STATUS);
            server.send(client, bytes("x-long: "));
            server.flood(client, bytes("a".repeat(1024)));
        };
    }

    /** Header lines without an end. */
    public static Manner endlessHeaderLines() {
        return (server, client) -> {
            request(client);
            server.send(client, STATUS);
            server.flood(client, bytes("x-many: 0123456789\r\n"));
        };
    }

    /** A short body, and then trailers without an end. */
    public static Manner endlessTrailers() {
        return (server, client) -> {
            request(client);
            server.send(client, STATUS);
            server.send(client, bytes("transfer-encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n"));
            server.flood(client, bytes("x-many: 0123456789\r\n"));
        };
    }

    /** Says this and closes the connection. */
    public static Manner says(byte[] what) {
        return (server, client) -> {
            request(client);
            server.send(client, what);
            client.close();
        };
    }

    /** Sends back what it got, and closes the connection. */
    public static Manner echo() {
        return (server, client) -> {
            byte[] got = new byte[16_384];
            int count = client.getInputStream().read(got);
            server.send(client, Arrays.copyOf(got, Math.max(count, 0)));
            client.close();
        };
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    public int port() {
        return entrance.port();
    }

    /** How many bytes of answers were taken. */
    public long sent() {
        return sent.get();
    }

    /** How many clients are still connected. */
    public int clients() {
        return entrance.clients();
    }

    private static void request(Socket client) throws IOException {
        InputStream in = client.getInputStream();
        if (in.read(new byte[16_384]) < 0) {
            throw new IOException("the client has gone");
        }
    }

    private void drip(Socket client, byte[] piece) throws IOException {
        while (!entrance.isOverAfter(50)) {
            send(client, piece);
        }
    }

    private void flood(Socket client, byte[] piece) throws IOException {
        while (!entrance.isOver()) {
            send(client, piece);
        }
    }

    private void send(Socket client, byte[] piece) throws IOException {
        OutputStream out = client.getOutputStream();
        out.write(piece);
        out.flush();
        sent.addAndGet(piece.length);
    }

    @Override
    public void close() throws IOException {
        entrance.close();
    }
}
