package io.github.kisroutes.ratelimit;

import io.github.kisroutes.token.CredentialId;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;

/** The quota of one process, which is alone with it: {@code kis.token.store=memory}. */
final class MemoryQuotaStore implements QuotaStore {
    private record Entry(SharedQuota quota, long version) {}

    private static final Entry NOTHING = new Entry(SharedQuota.EMPTY, 0);

    private final Map<String, Entry> entries = new HashMap<>();
    private final Clock clock;

    MemoryQuotaStore(Clock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized Reading read(CredentialId key) {
        Entry entry = entries.getOrDefault(key.id(), NOTHING);
        return new Reading(
                clock.instant().truncatedTo(ChronoUnit.MILLIS), entry.quota(), Long.toString(entry.version()));
    }

    @Override
    public synchronized boolean replace(CredentialId key, Reading seen, SharedQuota next) {
        long version = entries.getOrDefault(key.id(), NOTHING).version();
        if (!seen.version().equals(Long.toString(version))) {
            return false;
        }
        entries.put(key.id(), new Entry(next, version + 1));
        return true;
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
