package io.github.kisroutes.alert;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A web server that records what a webhook gets. */
final class AlertReceiver implements AutoCloseable {
    /** Such as Slack's, and as secret. */
    static final String SLACK_PATH = "/services/T0CANARYTEAM/B0CANARYHOOK/xoCanarySlackHookSecret01";

    static final String WEBHOOK_PATH = "/hook/CanaryWebhookSecret02?key=CanaryQuerySecret03";
    static final String HEARTBEAT_PATH = "/ping/CanaryHeartbeatSecret04";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Request> requests = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger attempts = new AtomicInteger();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile int answer = 200;
    private volatile String body = "ok";
    private volatile boolean hangs;

    /** A request that was taken. */
    record Request(String line, JsonNode body) {
        String text() {
            return body.path("text").asText();
        }
    }

    AlertReceiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::receive);
        server.setExecutor(threads);
        server.start();
    }

    private void receive(HttpExchange exchange) throws IOException {
        attempts.incrementAndGet();
        byte[] bytes = exchange.getRequestBody().readAllBytes();
        if (hangs) {
            try {
                closed.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            exchange.close();
            return;
        }
        if (answer < 300) {
            JsonNode json = bytes.length == 0 ? new ObjectMapper().nullNode() : new ObjectMapper().readTree(bytes);
            requests.add(new Request(exchange.getRequestMethod() + " " + exchange.getRequestURI(), json));
        }
        byte[] said = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer, said.length);
        exchange.getResponseBody().write(said);
        exchange.close();
    }

    /** From now on it answers so. */
    void answers(int status, String text) {
        answer = status;
        body = text;
        hangs = false;
    }

    /** From now on it takes requests and says nothing. */
    void hangs() {
        hangs = true;
    }

    int attempts() {
        return attempts.get();
    }

    /** All it took, oldest first. */
    List<Request> requests() {
        synchronized (requests) {
            return List.copyOf(requests);
        }
    }

    /** What Slack shows, oldest first. */
    List<String> slack() {
        return requests().stream()
                .filter(request -> request.line().equals("POST " + SLACK_PATH))
                .map(Request::text)
                .toList();
    }

    String slackUrl() {
        return address() + SLACK_PATH;
    }

    String webhookUrl() {
        return address() + WEBHOOK_PATH;
    }

    String heartbeatUrl() {
        return address() + HEARTBEAT_PATH;
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
