package io.github.kisroutes.server;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** A real server on a free port; a test answers its requests, and reads what it asked for when it wants. */
public final class AnsweringServer implements AutoCloseable {
    private final Vertx vertx = Vertx.vertx();
    private final HttpServer server;

    /** @param answer is given each request, on the thread of its connection */
    public AnsweringServer(Consumer<RoutingContext> answer) {
        Router router = Router.router(vertx);
        router.route().handler(answer::accept);
        server = vertx.createHttpServer()
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    public Vertx vertx() {
        return vertx;
    }

    /** A connection that has asked and reads nothing yet. */
    public Socket ask(String path) throws IOException {
        return ask(server.actualPort(), path);
    }

    /** The same of any server of this host. */
    public static Socket ask(int port, String path) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(60_000);
        socket.getOutputStream()
                .write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
