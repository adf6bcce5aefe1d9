package io.github.kisroutes.wire;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A server on this machine that does with each client, in a thread for it, what a test wants: below any protocol. */
public final class LoopbackServer implements AutoCloseable {
    private static final int BACKLOG = 64;

    private final ServerSocket entrance;
    private final Set<Socket> clients = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closing = new CountDownLatch(1);

    /** What is done in a thread of its own; it ends when one of the two ends has gone. */
    public interface Work {
        /** Does it. */
        void run() throws IOException;
    }

    /** What is done with a client. */
    public interface Service {
        /** Serves; the connection is closed when this returns. */
        void serve(Socket client) throws IOException;
    }

    private LoopbackServer(ServerSocket entrance, Service service) {
        this.entrance = entrance;
        start(() -> {
            while (true) {
                Socket client = entrance.accept();
                clients.add(client);
                start(() -> {
                    try (client) {
                        service.serve(client);
                    } finally {
                        clients.remove(client);
                    }
                });
            }
        });
    }

    /** At any free port. */
    public static LoopbackServer start(Service service) throws IOException {
        return new LoopbackServer(new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress()), service);
    }

    /** The same with TLS. */
    public static LoopbackServer tls(Certificate certificate, Service service) throws IOException {
        ServerSocket entrance = certificate
                .server()
                .getServerSocketFactory()
                .createServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
        return new LoopbackServer(entrance, service);
    }

    /** A connection to a port of this machine. */
    public static Socket connect(int port) throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), port);
    }

    /** Hands on what each of the two says, until both have said all. */
    public static void join(Socket one, Socket other) throws IOException {
        try (other) {
            start(() -> {
                try (one) {
                    other.getInputStream().transferTo(one.getOutputStream());
                }
            });
            one.getInputStream().transferTo(other.getOutputStream());
        }
    }

    /** Works in a daemon thread. */
    public static void start(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException ended) {
                // One of the two ends has gone.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    public int port() {
        return entrance.getLocalPort();
    }

    /** How many clients are still connected. */
    public int clients() {
        return clients.size();
    }

    /** Whether this server is being closed. */
    public boolean isOver() {
        return closing.getCount() == 0;
    }

    /** Waits so long, or until this server is closed. */
    public boolean isOverAfter(long millis) {
        try {
            return closing.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    @Override
    public void close() throws IOException {
        closing.countDown();
        entrance.close();
        for (Socket client : clients) {
            client.close();
        }
    }
}
