package io.github.kisroutes.collection.check;

import io.github.kisroutes.calendar.TradingCalendar;
import io.github.kisroutes.collection.evidence.Obligation;
import io.github.kisroutes.collection.evidence.SeriesLedger;
import io.github.kisroutes.collection.run.CollectionRun;
import io.github.kisroutes.collection.run.SymbolItem;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is in doubt of the stocks of a run. While anything is, the run is not {@code DONE}, whatever was answered: see
 * {@code docs/adr/0006-what-green-means.md}.
 */
public final class RunDoubts {
    private final SeriesLedger ledger;
    private final PhantomRows phantoms;
    private final TradingCalendar calendar;
    private final Clock clock;

    /** @param phantoms rows of days on which the exchange was closed, or may have been */
    public RunDoubts(SeriesLedger ledger, PhantomRows phantoms, TradingCalendar calendar, Clock clock) {
        this.ledger = ledger;
        this.phantoms = phantoms;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** Tells the views up to which day rows are due to be final by now. */
    public void tellSettled() {
        LocalDate settled = calendar.settledBefore(clock.instant());
        ledger.settling().tell(settled, TradingCalendar.morning(settled), calendar.expectedUntil());
    }

    /** Tells the views that rows of today are expected by now, if the run has shown that other stocks have one. */
    public void tellExpected(CollectionRun run) {
        run.known().newest().filter(calendar.expectedUntil()::isBefore).ifPresent(ledger.settling()::expect);
    }

    /** Says how many rows of a version without evidence are not proven yet; nothing is red because of them. */
    public Optional<String> unproven() {
        long rows = ledger.legacy().count();
        return rows == 0
                ? Optional.empty()
                : Optional.of(
                        rows + " rows of an older version are not proven yet (LEGACY); some of them are read again each"
                                + " morning, and all with kis.collect.reread=true");
    }

    /** One line for each doubt; a symbol that has failed says so by itself. */
    public List<String> of(CollectionRun run) {
        phantoms.clear(run);
        List<String> codes = run.items().stream().map(SymbolItem::code).toList();
        Map<String, String> suspicious = ledger.candles().suspicious(codes);
        Map<String, List<Obligation>> owed = ledger.obligations().open(codes).stream()
                .filter(each -> each.kind().isRed())
                .collect(Collectors.groupingBy(Obligation::code));
        List<String> lines = new ArrayList<>();
        calendar.disputed(run.window().from(), run.window().to()).forEach(day -> lines.add(day.toString()));
        Set<String> told = new HashSet<>();
        for (SymbolItem item : run.items()) {
            if (item.ended("DONE") && told.add(item.code())) {
                owed.getOrDefault(item.code(), List.of()).forEach(each -> lines.add(item + ": " + each));
                if (suspicious.containsKey(item.code())) {
                    lines.add(item + ": " + suspicious.get(item.code()));
                }
            }
        }
        return lines;
    }
}
