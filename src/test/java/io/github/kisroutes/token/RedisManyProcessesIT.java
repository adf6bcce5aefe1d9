package io.github.kisroutes.token;

import io.github.kisroutes.shared.RedisProcess;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class RedisManyProcessesIT extends ManyProcessesContract {
    private static RedisProcess server;

    @BeforeAll
    static void startServer() throws Exception {
        server = new RedisProcess();
    }

    @AfterAll
    static void stopServer() throws Exception {
        server.close();
    }

    @Override
    String store() {
        return server.url().toString();
    }
}
