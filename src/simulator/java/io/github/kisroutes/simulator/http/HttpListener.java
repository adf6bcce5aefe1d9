package io.github.kisroutes.simulator.http;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;

/**
 * An HTTP/1.1 server with a thread per connection, so that a slow answer never keeps another call from arriving. Not the
 * JDK's, which writes {@code Tr_cont} where the broker writes {@code tr_cont}.
 */
public final class HttpListener implements AutoCloseable {
    /** More callers at once than any test has. */
    private static final int BACKLOG = 1024;

    private final ServerSocket socket = new ServerSocket();
    private final ExecutorService threads = Executors.newCachedThreadPool(HttpListener::thread);
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Dispatch dispatch;

    /**
     * Listens from now on.
     *
     * @param dispatch answers the calls, many at once
     * @throws IOException if the port is taken, or the address is not one of this machine
     */
    public HttpListener(InetSocketAddress address, Dispatch dispatch) throws IOException {
        this.dispatch = dispatch;
        try {
            socket.bind(address, BACKLOG);
        } catch (IOException taken) {
            socket.close();
            throw taken;
        }
        threads.execute(this::accept);
    }

    /** The port, also where a free one was asked for. */
    public int port() {
        return socket.getLocalPort();
    }

    /** Ends all connections and frees the port. */
    @Override
    public void close() {
        quietly(socket);
        open.forEach(HttpListener::quietly);
        threads.shutdownNow();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                take(socket.accept());
            } catch (IOException closed) {
                // The next look at the socket says whether it was closed; one connection alone may have failed, too.
            }
        }
    }

    private void take(Socket connection) {
        open.add(connection);
        try {
            threads.execute(() -> serve(connection));
        } catch (RejectedExecutionException closing) {
            quietly(connection);
        }
        if (socket.isClosed()) {
            quietly(connection);
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            connection.setTcpNoDelay(true); // or small answers would wait for 40 ms
            InputStream in = new BufferedInputStream(connection.getInputStream());
            OutputStream out = new BufferedOutputStream(connection.getOutputStream(), 1 << 14);
            serve(in, out);
        } catch (IOException gone) {
            // The caller gave up; its call is in the record, and there is nobody left to answer.
        } finally {
            open.remove(connection);
        }
    }

    private void serve(InputStream in, OutputStream out) throws IOException {
        try {
            boolean more = true;
            while (more) {
                Optional<Request> request = Request.next(in, out);
                more = request.isPresent() && answered(new Exchange(request.get(), out));
            }
        } catch (Request.BadRequestException bad) {
            Request none = new Request("", "", "", Map.of(), new byte[0], true);
            byte[] reason = ("400 Bad Request: " + bad.getMessage() + "\n").getBytes();
            new Exchange(none, out)
                    .start(400, Map.of("Content-Type", "text/plain"), reason.length)
                    .write(reason);
            out.flush();
        }
    }

    /** Whether another request may follow. */
    private boolean answered(Exchange exchange) throws IOException {
        dispatch.handle(exchange);
        return exchange.reusable();
    }

    private static void quietly(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception alreadyBroken) {
            // It is to be closed, and it is.
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "kis-simulator");
        thread.setDaemon(true);
        return thread;
    }
}
