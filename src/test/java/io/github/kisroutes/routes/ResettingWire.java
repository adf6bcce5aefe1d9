package io.github.kisroutes.routes;

import io.github.kisroutes.wire.LoopbackServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A wire to the simulator that resets connections: the other end gets a TCP reset in the middle of an answer, which no HTTP
 * server can be made to send.
 */
final class ResettingWire implements AutoCloseable {
    private final LoopbackServer entrance;
    private final URI broker;
    private final AtomicInteger pieces = new AtomicInteger();
    private final AtomicInteger reset = new AtomicInteger();

    private volatile int every;

    ResettingWire(URI broker) throws IOException {
        this.broker = broker;
        entrance = LoopbackServer.start(this::serve);
    }

    /** The address to use instead of the broker's. */
    String address() {
        return "http://127.0.0.1:" + entrance.port();
    }

    /** From now on every so many pieces of answers a connection is reset; an answer of a hundred rows has about four. */
    void resetEvery(int pieces) {
        every = pieces;
    }

    /** How many connections were reset. */
    int resets() {
        return reset.get();
    }

    private void serve(Socket client) throws IOException {
        try (Socket server = LoopbackServer.connect(broker.getPort())) {
            LoopbackServer.start(() -> answer(client, server));
            client.getInputStream().transferTo(server.getOutputStream());
        }
    }

    private void answer(Socket client, Socket server) throws IOException {
        byte[] bytes = new byte[8192];
        try (client) {
            InputStream in = server.getInputStream();
            OutputStream out = client.getOutputStream();
            for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
                if (every > 0 && pieces.incrementAndGet() % every == 0) {
                    out.write(bytes, 0, count / 2);
                    reset.incrementAndGet();
                    client.setSoLinger(true, 0); // closing now means RST instead of FIN
                    return;
                }
                out.write(bytes, 0, count);
            }
        }
    }

    @Override
    public void close() throws IOException {
        entrance.close();
    }
}
