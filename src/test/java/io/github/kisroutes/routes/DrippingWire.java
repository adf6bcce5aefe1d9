package io.github.kisroutes.routes;

import io.github.kisroutes.wire.LoopbackServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** A wire to the simulator on which the answers to some questions never become whole: a byte of a header now and then. */
final class DrippingWire implements AutoCloseable {
    private final LoopbackServer entrance;
    private final URI broker;
    private final String marked;
    private final int times;
    private final AtomicInteger dripped = new AtomicInteger();

    /**
     * @param marked what a question contains whose answer drips
     * @param times so often; after that it is answered
     */
    DrippingWire(URI broker, String marked, int times) throws IOException {
        this.broker = broker;
        this.marked = marked;
        this.times = times;
        entrance = LoopbackServer.start(this::serve);
    }

    /** The address to use instead of the broker's. */
    String address() {
        return "http://127.0.0.1:" + entrance.port();
    }

    /** How often the marked question came. */
    int asked() {
        return dripped.get();
    }

    private void serve(Socket client) throws IOException {
        byte[] question = new byte[16_384];
        try (Socket server = LoopbackServer.connect(broker.getPort())) {
            LoopbackServer.start(() -> answer(client, server));
            InputStream in = client.getInputStream();
            for (int count = in.read(question); count >= 0; count = in.read(question)) {
                if (new String(question, 0, count, StandardCharsets.ISO_8859_1).contains(marked)
                        && dripped.incrementAndGet() <= times) {
                    drip(client.getOutputStream());
                } else {
                    server.getOutputStream().write(question, 0, count);
                }
            }
        }
    }

    private void drip(OutputStream out) throws IOException {
        out.write("HTTP/1.1 200 OK\r\nx-slow: ".getBytes(StandardCharsets.ISO_8859_1));
        while (!entrance.isOverAfter(50)) {
            out.write('a');
            out.flush();
        }
    }

    private static void answer(Socket client, Socket server) throws IOException {
        try (client) {
            server.getInputStream().transferTo(client.getOutputStream());
        }
    }

    @Override
    public void close() throws IOException {
        entrance.close();
    }
}
