package io.github.kisroutes.routes;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A wire to the simulator on which the answers to some questions never become whole: a byte of a header now and then. */
final class DrippingWire implements AutoCloseable {
    private final ServerSocket entrance = new ServerSocket(0, 64, InetAddress.getLoopbackAddress());
    private final URI broker;
    private final String marked;
    private final int times;
    private final AtomicInteger dripped = new AtomicInteger();
    private final CountDownLatch closing = new CountDownLatch(1);

    /**
     * @param marked what a question contains whose answer drips
     * @param times so often; after that it is answered
     */
    DrippingWire(URI broker, String marked, int times) throws IOException {
        this.broker = broker;
        this.marked = marked;
        this.times = times;
        start(this::accept);
    }

    /** The address to use instead of the broker's. */
    String address() {
        return "http://127.0.0.1:" + entrance.getLocalPort();
    }

    /** How often the marked question came. */
    int asked() {
        return dripped.get();
    }

    private void accept() throws IOException {
        while (true) {
            Socket client = entrance.accept();
            Socket server = new Socket(broker.getHost(), broker.getPort());
            start(() -> forward(client, server));
            start(() -> answer(client, server));
        }
    }

    private void forward(Socket client, Socket server) throws IOException {
        byte[] question = new byte[16_384];
        try (client;
                server) {
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
        try {
            while (!closing.await(50, TimeUnit.MILLISECONDS)) {
                out.write('a');
                out.flush();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void answer(Socket client, Socket server) throws IOException {
        try (client) {
            server.getInputStream().transferTo(client.getOutputStream());
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void start(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException ended) {
                // One of the two ends has gone, and so does this wire.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        closing.countDown();
        entrance.close();
    }
}
