package io.github.kisroutes.server.api.runs;

import io.vertx.core.http.HttpServerResponse;

/**
 * One reader of events. What it does not take in time is left out, and it is told so: a slow reader costs no memory and holds up
 * nobody.
 */
final class EventReader {
    private final HttpServerResponse response;
    private boolean lost;

    EventReader(HttpServerResponse response) {
        this.response = response;
    }

    /**
     * Sends an event, from any thread.
     *
     * @param text as it goes over the wire
     */
    synchronized void send(String text) {
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
