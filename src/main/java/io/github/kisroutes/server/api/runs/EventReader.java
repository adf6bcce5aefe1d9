package io.github.kisroutes.server.api.runs;

import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One reader of events. What it does not take in time is left out, and it is told so: a slow reader costs no memory and holds up
 * nobody. It may join before its answer has begun; what is sent until then is kept for it, as far as that is little.
 */
final class EventReader {
    /** A look at a run of the whole market tells some hundred. */
    static final int MOST_KEPT = 500;

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final long joined = System.nanoTime();
    private final List<String> kept = new ArrayList<>();
    private Optional<HttpServerResponse> answer = Optional.empty();
    private boolean lost;

    /** @param greeting the first event that it gets */
    EventReader(String greeting) {
        kept.add(greeting);
    }

    /** Its answer begins, with what was kept. */
    synchronized void listen(HttpServerResponse response) {
        answer = Optional.of(response);
        response.write(String.join("", kept));
        kept.clear();
    }

    /** Whether its answer should have begun by now: its connection was lost before. */
    synchronized boolean stayedAway() {
        return answer.isEmpty() && System.nanoTime() - joined > PATIENCE.toNanos();
    }

    /**
     * Sends an event, from any thread.
     *
     * @param text as it goes over the wire
     */
    synchronized void send(String text) {
        if (answer.isEmpty()) {
            keep(text);
        } else {
            send(text, answer.get());
        }
    }

    private void keep(String text) {
        lost = lost || kept.size() >= MOST_KEPT;
        if (!lost) {
            kept.add(text);
        }
    }

    private void send(String text, HttpServerResponse response) {
        if (response.closed() || response.ended()) {
            return;
        }
        if (response.writeQueueFull()) {
            lost = true;
            return;
        }
        if (lost) {
            lost = false;
            response.write(EventHub.event("lost", "{}"));
        }
        response.write(text);
    }
}
