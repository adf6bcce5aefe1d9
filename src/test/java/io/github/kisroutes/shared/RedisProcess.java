package io.github.kisroutes.shared;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import redis.embedded.RedisServer;

/** A real Redis from Maven, on a free port of loopback, without any file. */
public final class RedisProcess implements AutoCloseable {
    private final int port;
    private RedisServer server;

    public RedisProcess() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        start();
    }

    public void start() throws IOException {
        server = RedisServer.newRedisServer()
                .port(port)
                .setting("bind 127.0.0.1")
                .setting("save \"\"")
                .setting("appendonly no")
                .build();
        server.start();
    }

    public URI url() {
        return URI.create("redis://127.0.0.1:" + port + "/0");
    }

    @Override
    public void close() throws IOException {
        server.stop();
    }
}
