package io.github.kisroutes.token;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;

/** The row of one process, forgotten at its end: {@code kis.token.store=memory}. */
public final class MemoryTokenStore implements TokenStore {
    private record Entry(TokenRow row, long version) {}

    private static final Entry NOTHING = new Entry(TokenRow.EMPTY, 0);

    private final Map<String, Entry> entries = new HashMap<>();
    private final Clock clock;

    public MemoryTokenStore(Clock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized Reading read(CredentialId key) {
        Entry entry = entries.getOrDefault(key.id(), NOTHING);
        return new Reading(
                clock.instant().truncatedTo(ChronoUnit.MILLIS), entry.row(), Long.toString(entry.version()), false);
    }

    @Override
    public synchronized boolean replace(CredentialId key, Reading seen, TokenRow next) {
        long version = entries.getOrDefault(key.id(), NOTHING).version();
        if (!seen.version().equals(Long.toString(version))) {
            return false;
        }
        entries.put(key.id(), new Entry(next, version + 1));
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
