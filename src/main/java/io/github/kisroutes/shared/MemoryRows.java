package io.github.kisroutes.shared;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;

/** Rows of one process, forgotten at its end: {@code kis.token.store=memory}. */
public final class MemoryRows<R> implements SharedRows<R> {
    private record Entry<R>(R row, long version) {}

    private final Map<String, Entry<R>> entries = new HashMap<>();
    private final Entry<R> nothing;
    private final Clock clock;

    public MemoryRows(RowCodec<R> codec, Clock clock) {
        this.nothing = new Entry<>(codec.empty(), 0);
        this.clock = clock;
    }

    @Override
    public synchronized Reading<R> read(CredentialId key) {
        Entry<R> entry = entries.getOrDefault(key.id(), nothing);
        return new Reading<>(
                clock.instant().truncatedTo(ChronoUnit.MILLIS), entry.row(), Long.toString(entry.version()), false);
    }

    @Override
    public synchronized boolean replace(CredentialId key, Reading<R> seen, R next) {
        long version = entries.getOrDefault(key.id(), nothing).version();
        if (!seen.version().equals(Long.toString(version))) {
            return false;
        }
        entries.put(key.id(), new Entry<>(next, version + 1));
        return true;
    }

    @Override
    public String name() {
        return "memory of this process";
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
