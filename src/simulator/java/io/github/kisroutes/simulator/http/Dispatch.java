package io.github.kisroutes.simulator.http;

import java.io.IOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The way of a call: arrival, quota, headers, endpoint, scripted fault, record, wire. */
public final class Dispatch {

    /** An address, with the tr_id that belongs to it; blank for the token calls, which have none. */
    private record Service(String trId, Endpoint endpoint) {}

    private final Map<String, Service> services = new HashMap<>();
    private final Map<String, Integer> statuses = new ConcurrentHashMap<>();
    private final SlidingQuota quota;
    private final Clock clock;
    private final HeaderCheck headers;
    private final FaultScript faults;
    private final CallRecord record;
    private final Wire wire;
    private volatile Latency latency;

    public Dispatch(
            SlidingQuota quota, Clock clock, HeaderCheck headers, FaultScript faults, CallRecord record, Wire wire) {
        this.quota = quota;
        this.clock = clock;
        this.headers = headers;
        this.faults = faults;
        this.record = record;
        this.wire = wire;
        this.latency = Latency.NONE;
    }

    /** Adds an address. Only before the server starts. */
    public void serve(String path, String trId, Endpoint endpoint) {
        services.put(path, new Service(trId, endpoint));
    }

    public void latency(Latency other) {
        latency = other;
    }

    /** Lets an error code come with another HTTP status than the published one. */
    public void status(String code, int status) {
        statuses.put(code, status);
    }

    /** Answers a call, or does with it what a fault says. */
    void handle(Exchange exchange) throws IOException {
        boolean quotation = exchange.request().path().startsWith("/uapi/");
        SlidingQuota.Arrival arrival = quotation ? quota.arrive() : SlidingQuota.uncounted();
        Incoming incoming = Incoming.of(exchange.request(), arrival.nanos(), clock);
        Reply honest = arrival.admitted() ? answer(incoming) : Reply.error(BrokerError.of("EGW00201"), incoming.call());
        Reply reply = withScriptedStatus(arrival.admitted() ? faults.strike(incoming.call(), honest) : honest);
        record.add(new SeenCall(incoming.call(), reply.status(), reply.code(), !arrival.admitted()));
        if (quotation) {
            wire.pause(latency.next());
        }
        wire.send(exchange, reply.to(incoming.call()));
    }

    private Reply answer(Incoming incoming) {
        Service service = services.get(incoming.call().path());
        if (service == null) {
            return Reply.text(404, "text/html", "<html><body>404 Not Found</body></html>");
        }
        Optional<BrokerError> refusal =
                service.trId().isEmpty() ? Optional.empty() : headers.judge(incoming, service.trId());
        return refusal.map(error -> Reply.error(error, incoming.call()))
                .orElseGet(() -> service.endpoint().answer(incoming));
    }

    private Reply withScriptedStatus(Reply reply) {
        Integer status = statuses.get(reply.code());
        return status == null ? reply : reply.withStatus(status);
    }
}
