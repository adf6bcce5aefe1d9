package io.github.kisroutes.server.api.runs;

import io.github.kisroutes.collection.RunningCollections;
import io.github.kisroutes.database.Database;
import io.github.kisroutes.server.api.ApiAnswer;
import io.github.kisroutes.server.api.Row;
import io.github.kisroutes.server.http.HttpAnswer;
import io.github.kisroutes.server.http.RefusedException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** What happens now, as server-sent events. */
public final class EventsApi {
    private static final int MOST_READERS = 64;
    private static final long LOOK_MILLIS = 1_000;

    private final RunView view;
    private final EventHub hub;
    private final Clock clock;
    private final String version;

    /**
     * @param running the runs that this process works on
     * @param version of the product
     */
    public EventsApi(Database database, RunningCollections running, Clock clock, String version) {
        this.view = new RunView(database, running);
        this.clock = clock;
        this.version = version;
        this.hub = new EventHub(view, () -> ApiAnswer.text(Map.of("at", Row.moment(clock.instant()))));
    }

    /**
     * Begins to look.
     *
     * @param thread one; whoever made it ends it
     */
    public void start(ScheduledExecutorService thread) {
        thread.scheduleWithFixedDelay(hub::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** {@code GET /events}. */
    public HttpAnswer events() {
        return ApiAnswer.safely(() -> {
            if (hub.readers() >= MOST_READERS) {
                throw new RefusedException(503, "Too many readers of events: close some, and try again.");
            }
            // It joins before its answer begins: what happens between both is kept for it.
            EventReader reader = hub.join(() -> EventHub.event("hello", ApiAnswer.text(hello())));
            return new HttpAnswer(
                    200,
                    Map.of("Content-Type", "text/event-stream; charset=utf-8"),
                    new HttpAnswer.Content.Live(response -> {
                        response.closeHandler(closed -> hub.remove(reader));
                        reader.listen(response);
                    }));
        });
    }

    private Map<String, Object> hello() {
        Map<String, Object> hello = new LinkedHashMap<>();
        hello.put("version", version);
        hello.put("at", Row.moment(clock.instant()));
        hello.put(
                "running",
                view.running().now().stream()
                        .flatMap(each -> view.run(each.run().id()).stream())
                        .toList());
        return hello;
    }
}
