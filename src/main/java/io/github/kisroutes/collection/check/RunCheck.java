package io.github.kisroutes.collection.check;

import io.github.kisroutes.calendar.TradingCalendar;
import io.github.kisroutes.candle.DateWindow;
import io.github.kisroutes.collection.evidence.CandleDays;
import io.github.kisroutes.collection.evidence.CandleDays.Hole;
import io.github.kisroutes.collection.ledger.ItemLedger;
import io.github.kisroutes.collection.ledger.RunLedger;
import io.github.kisroutes.collection.ledger.RunTakenOverException;
import io.github.kisroutes.collection.outcome.SymbolFailure;
import io.github.kisroutes.collection.plan.RunKind;
import io.github.kisroutes.collection.plan.RunScope;
import io.github.kisroutes.collection.range.MissingRanges;
import io.github.kisroutes.collection.range.PendingRanges;
import io.github.kisroutes.collection.range.Question;
import io.github.kisroutes.collection.run.CollectionRun;
import io.github.kisroutes.collection.run.SymbolItem;
import io.github.kisroutes.database.fault.DatabaseFault;
import io.github.kisroutes.market.PriceBasis;
import io.github.kisroutes.market.Seoul;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Finds what no single answer shows, once the symbols of a round are there: a whole window that came back empty among
 * others, the newest days missing from an answer that came before anybody had told the trading days. Such a symbol has
 * failed for now, and is asked for these days again.
 */
public final class RunCheck {
    private final ItemLedger ledger;
    private final CandleDays days;
    private final DayEvidence evidence;
    private final TradingCalendar calendar;
    private final List<PriceBasis> series;
    private final Clock clock;

    /** @param scope whose candles this installation collects */
    public RunCheck(
            RunLedger ledger,
            CandleDays days,
            DayEvidence evidence,
            TradingCalendar calendar,
            RunScope scope,
            Clock clock) {
        this.ledger = ledger.items();
        this.days = days;
        this.evidence = evidence;
        this.calendar = calendar;
        this.series = scope.series();
        this.clock = clock;
    }

    /** Learns the calendar from the candles that are there by now; a run that cannot is left, to be resumed. */
    public void learn(CollectionRun run) {
        orLeave(run, () -> learnDays(run));
    }

    /** Judges the symbols that count as done or empty; a run in which that fails is left, to be resumed. */
    public void check(CollectionRun run) {
        if (!run.isStopping()) {
            orLeave(run, () -> {
                learnDays(run);
                judge(run);
            });
        }
    }

    /** A step that may fail. */
    public interface Work {
        void run() throws Exception;
    }

    /** Nothing may leave the route before the run is closed: its signs of life would never end. */
    public void orLeave(CollectionRun run, Work work) {
        try {
            work.run();
        } catch (RunTakenOverException e) {
            run.end().handOver(e.getMessage());
        } catch (Exception e) {
            String why = DatabaseFault.in(e).map(DatabaseFault::text).orElse(String.valueOf(e.getMessage()));
            run.end()
                    .leave("its trading days could not be checked (" + why
                            + "); the next start resumes this collection");
        }
    }

    /** The same as {@link #learn}, where a fault has to show. */
    public void learnDays(CollectionRun run) {
        run.learned(evidence.learn(run));
    }

    private void judge(CollectionRun run) throws Exception {
        NavigableSet<LocalDate> known = run.known().openIn(run.window());
        Map<String, List<Hole>> holes = days.holes(run.id(), series).stream()
                .filter(hole -> known.contains(hole.day().day()))
                .collect(Collectors.groupingBy(hole -> hole.day().series().code()));
        days.missing().stream()
                .filter(day -> series.contains(day.series().basis()) && known.contains(day.day()))
                .map(day -> new Hole(day, run.window().from()))
                .forEach(hole -> holes.computeIfAbsent(hole.day().series().code(), code -> new ArrayList<>())
                        .add(hole));
        for (SymbolItem item : run.items()) {
            NavigableSet<LocalDate> open =
                    known.stream().filter(item.stock()::mayTrade).collect(Collectors.toCollection(TreeSet::new));
            List<Hole> missing = holes.getOrDefault(item.code(), List.of()).stream()
                    .distinct()
                    .filter(hole -> isAsked(item, hole)
                            && item.stock().mayTrade(hole.day().day()))
                    .toList();
            if (!missing.isEmpty() && item.ended("DONE") && !item.symbol().halted()) {
                LocalDate first = missing.get(0).day().day();
                fail(item, questions(run, missing, open), PageCheck.missing(missing.size(), first));
            } else if (isSilent(item, open)) {
                fail(item, item.planned(), PageCheck.noRows(open));
            }
        }
    }

    /** A run answers for the days that it was to ask for; one that was resumed for all of its days. */
    private static boolean isAsked(SymbolItem item, Hole hole) {
        return item.run().header().resumed()
                || item.planned()
                        .contains(hole.day().series().basis(), hole.day().day());
    }

    /** Where days are missing, the answer that had too few rows to be full has told nothing of the days before it either. */
    private static PendingRanges questions(CollectionRun run, List<Hole> missing, NavigableSet<LocalDate> open) {
        PendingRanges more = MissingRanges.of(missing.stream().map(Hole::day).toList(), open);
        if (run.header().kind() != RunKind.DAILY && run.header().kind() != RunKind.BACKFILL) {
            return more;
        }
        for (Hole hole : missing) {
            if (hole.first().isAfter(run.window().from())) {
                DateWindow before =
                        new DateWindow(run.window().from(), hole.first().minusDays(1));
                more = more.plus(new Question(hole.day().series().basis(), before));
            }
        }
        return more;
    }

    /** Whether KIS knows a stock, and had nothing for days on which it must have traded. */
    private boolean isSilent(SymbolItem item, NavigableSet<LocalDate> open) {
        return item.ended("EMPTY")
                && item.progress().known()
                && !item.symbol().halted()
                && item.planned().ranges().stream()
                        .anyMatch(range -> PageCheck.mustHaveRows(range.days(), open, today()));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Seoul.ZONE);
    }

    private void fail(SymbolItem item, PendingRanges more, SymbolFailure trouble) throws Exception {
        ledger.reopen(item, more, trouble);
        item.reopen(more, trouble);
    }
}
