package io.github.kisroutes.server.facts;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the database told at one moment. It is the same for all processes of that database.
 *
 * @param runs how runs have ended so far, by kind and state
 * @param missing rows of {@code missing_daily_price}
 * @param doubtful rows of {@code daily_price} that {@code doubtful_daily_price} names
 * @param tradingDay whether the exchange opens today, as well as anybody here knows
 * @param due the newest trading day that should be complete by now; empty when there was none in the last weeks
 * @param openAlerts by {@code alert.severity}
 */
public record StoredFacts(
        List<EndedRuns> runs,
        long missing,
        long doubtful,
        boolean tradingDay,
        Optional<DueDay> due,
        Map<String, Long> openAlerts) {
    /**
     * Runs of one kind that have ended in one state.
     *
     * @param kind see {@code collection_run.kind}
     * @param state see {@code collection_run.state}; never {@code RUNNING}
     * @param newest when the newest of them ended
     */
    public record EndedRuns(String kind, String state, long count, Instant newest) {}

    /**
     * A trading day, and whether its rows are there.
     *
     * @param collected when the newest run ended that was to collect it and was not broken off; empty when none has
     * @param missing its rows of {@code missing_daily_price}
     */
    public record DueDay(LocalDate date, Optional<Instant> collected, long missing) {
        /** Whether it was collected and nothing lacks. */
        public boolean isComplete() {
            return collected.isPresent() && missing == 0;
        }
    }

    /** When the newest complete run of each kind ended. */
    public Map<String, Instant> lastSuccess() {
        return runs.stream()
                .filter(ended -> ended.state().equals("DONE"))
                .collect(Collectors.toMap(EndedRuns::kind, EndedRuns::newest));
    }

    /** How many runs of a kind have ended in a state. */
    public long count(String kind, String state) {
        return runs.stream()
                .filter(ended -> ended.kind().equals(kind) && ended.state().equals(state))
                .mapToLong(EndedRuns::count)
                .sum();
    }
}
