package io.github.kisroutes.server.api.runs;

import io.github.kisroutes.collection.RunningRun;
import io.github.kisroutes.collection.outcome.SymbolOutcome;
import io.github.kisroutes.collection.run.SymbolItem;
import io.github.kisroutes.server.api.ApiAnswer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the running collections once a second and tells the readers what is new. The collections know nothing of it. While
 * nobody reads, it does not look.
 */
final class EventHub {
    private static final Logger LOG = LoggerFactory.getLogger(EventHub.class);
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private final RunView view;
    private final Supplier<String> heartbeat;
    private final Queue<EventReader> readers = new ConcurrentLinkedQueue<>();

    /** What was told of each run: its progress, and how each symbol ended. */
    private final Map<String, Told> told = new HashMap<>();

    /** The runs whose end was told, or was before anybody read. */
    private Set<String> over = Set.of();

    private boolean watching;
    private long beatAt;

    private record Told(String progress, Map<String, SymbolOutcome> ended) {}

    /** @param heartbeat makes the data of a heartbeat */
    EventHub(RunView view, Supplier<String> heartbeat) {
        this.view = view;
        this.heartbeat = heartbeat;
    }

    /** As it goes over the wire. */
    static String event(String name, String data) {
        return "event: " + name + "\ndata: " + data + "\n\n";
    }

    int readers() {
        return readers.size();
    }

    /**
     * Takes a reader. What happens after the greeting is told to it, be its connection ready or not.
     *
     * @param greeting makes the first event, which tells what is
     */
    synchronized EventReader join(Supplier<String> greeting) {
        if (!watching) {
            view.running().now().forEach(this::look);
            finished(view.running().ended());
            watching = true;
        }
        EventReader reader = new EventReader(greeting.get());
        readers.add(reader);
        return reader;
    }

    void remove(EventReader reader) {
        readers.remove(reader);
    }

    /** A look, on the thread of a timer. */
    synchronized void look() {
        try {
            readers.removeIf(EventReader::stayedAway);
            if (readers.isEmpty()) {
                watching = false;
                told.clear();
                return;
            }
            beat(); // first: a reader is to hear it whatever follows
            view.running().now().forEach(this::look);
            finished(view.running().ended());
        } catch (RuntimeException e) { // the database may be away; the next look is a second away
            LOG.debug("The running collections could not be looked at.", e);
        }
    }

    private void finished(List<String> ended) {
        for (String id : ended) {
            if (watching && !over.contains(id)) {
                Optional<Map<String, Object>> run = view.run(id);
                // One that took less than a second was never seen.
                run.filter(quick -> !told.containsKey(id)).ifPresent(quick -> tell("started", quick));
                run.ifPresent(done -> tell("finished", done));
            }
            told.remove(id);
        }
        over = Set.copyOf(ended);
    }

    private void look(RunningRun now) {
        String id = now.run().id();
        Told before = told.get(id);
        if (before == null && watching) {
            view.run(id).ifPresent(run -> tell("started", run));
        }
        // Who begins to read in the middle of a run is told how far it is, not how each symbol ended before.
        boolean silent = before == null && !watching;
        Map<String, SymbolOutcome> ended = before == null ? new HashMap<>() : before.ended();
        for (SymbolItem item : now.run().items()) {
            item.outcome()
                    .filter(outcome -> !outcome.equals(ended.put(item.code(), outcome)) && !silent)
                    .ifPresent(outcome -> tell("symbol", RunView.ended(id, item, outcome)));
        }
        Map<String, Object> progress = RunView.progress(now);
        String text = ApiAnswer.text(progress);
        if (before == null || !text.equals(before.progress())) {
            tell("progress", progress);
        }
        told.put(id, new Told(text, ended));
    }

    private void beat() {
        long now = System.nanoTime();
        if (now - beatAt >= HEARTBEAT.toNanos()) {
            beatAt = now;
            String text = event("heartbeat", heartbeat.get());
            readers.forEach(reader -> reader.send(text));
        }
    }

    private void tell(String name, Map<String, Object> data) {
        String text = event(name, ApiAnswer.text(data));
        readers.forEach(reader -> reader.send(text));
    }
}
