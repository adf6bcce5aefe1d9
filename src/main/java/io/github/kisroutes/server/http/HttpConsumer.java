package io.github.kisroutes.server.http;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.component.platform.http.PlatformHttpEndpoint;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One address of the server. Other than Camel's own, it gives a route none of the request's headers and parameters as headers, so
 * that nothing of a request can steer the route or come back in the answer (CVE-2026-85254, CVE-2026-85316, CVE-2026-78164); and
 * the exchange ends before the answer is sent, so that a slow client holds up nothing, not even the end of the program.
 */
final class HttpConsumer extends VertxPlatformHttpConsumer {
    private static final Logger LOG = LoggerFactory.getLogger(HttpConsumer.class);

    private static final int THREADS = 6;

    /** From then on Vert.x would warn of a busy thread; on a host that was asleep all of them are. */
    private static final long LONGEST_DAYS = 1;

    private WorkerExecutor workers;

    HttpConsumer(PlatformHttpEndpoint endpoint, Processor processor, String router) {
        super(endpoint, processor, List.of(), router);
    }

    /** Nor is a character set taken over: it would count for what the route writes. */
    @Override
    protected Future<Void> processHttpRequest(Exchange exchange, RoutingContext request) {
        return populateCamelMessage(request, exchange, exchange.getMessage());
    }

    @Override
    protected Future<Void> populateCamelMessage(RoutingContext request, Exchange exchange, Message message) {
        HttpServerRequest raw = request.request();
        Buffer body = request.body() == null ? null : request.body().buffer();
        byte[] bytes = body == null ? new byte[0] : body.getBytes();
        exchange.setVariable(
                HttpRequest.VARIABLE,
                new HttpRequest(
                        Map.copyOf(request.pathParams()),
                        values(request.queryParams()),
                        text(raw, "Accept"),
                        text(raw, "Accept-Language"),
                        bytes));
        return Future.succeededFuture();
    }

    private static String text(HttpServerRequest request, String header) {
        String value = request.getHeader(header);
        return value == null ? "" : value;
    }

    private static Map<String, List<String>> values(MultiMap parameters) {
        return parameters.names().stream().collect(Collectors.toUnmodifiableMap(name -> name, parameters::getAll));
    }

    @Override
    protected void handleRequest(RoutingContext request) {
        if (isSuspended()) {
            request.fail(503);
            return;
        }
        WorkerExecutor threads = workers(request.vertx());
        Exchange exchange = createExchange(false);
        processHttpRequest(exchange, request)
                .compose(ready -> threads.executeBlocking(() -> answer(exchange), false))
                .onSuccess(answer -> HttpWriter.write(request, answer, threads))
                .onFailure(fault -> {
                    LOG.warn("A request to {} failed.", getEndpoint().getPath(), fault);
                    request.fail(500);
                });
    }

    /** One pool for all routes, apart from that of health and metrics: whatever is asked here, the process counts as alive. */
    private synchronized WorkerExecutor workers(Vertx vertx) {
        if (workers == null) {
            workers = vertx.createSharedWorkerExecutor("kis-http", THREADS, LONGEST_DAYS, TimeUnit.DAYS);
        }
        return workers;
    }

    private HttpAnswer answer(Exchange exchange) throws Exception {
        createUoW(exchange);
        try {
            getProcessor().process(exchange);
            if (exchange.getException() != null) {
                throw exchange.getException();
            }
            return exchange.getMessage().getBody() instanceof HttpAnswer answer ? answer : plain(exchange);
        } finally {
            doneUoW(exchange);
            releaseExchange(exchange, false);
        }
    }

    /** What a route says without {@link HttpAnswer}: its body, its status, and the headers that are let through. */
    private HttpAnswer plain(Exchange exchange) {
        Message message = exchange.getMessage();
        Map<String, String> headers = new HashMap<>();
        message.getHeaders().forEach((name, value) -> {
            if (value != null
                    && !getEndpoint().getHeaderFilterStrategy().applyFilterToCamelHeaders(name, value, exchange)) {
                headers.put(name, value.toString());
            }
        });
        byte[] body = message.getBody() == null ? new byte[0] : message.getBody(byte[].class);
        return new HttpAnswer(
                message.getHeader(Exchange.HTTP_RESPONSE_CODE, 200, Integer.class),
                headers,
                new HttpAnswer.Content.Whole(body));
    }
}
