package io.github.kisroutes.laboratory;

import io.github.kisroutes.laboratory.Tables.Item;
import io.github.kisroutes.laboratory.Tables.Row;
import io.github.kisroutes.laboratory.Tables.Run;
import io.github.kisroutes.simulator.market.CandleSource.Series;
import io.github.kisroutes.simulator.market.DayBar;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Compares what the tables claim with what is true. It knows the market, and says of each claim that is wrong which row it is
 * about, what the row says, and what it should say. The claims: {@code docs/adr/0006-what-green-means.md}.
 */
final class TruthChecker {
    private final MadeUpMarket market;
    private final Lies lies;
    private final List<Boolean> series;
    private final Set<String> checkedRuns = new HashSet<>();

    /** @param series of each stock: true for the adjusted one, false for the raw one */
    TruthChecker(MadeUpMarket market, Lies lies, List<Boolean> series) {
        this.market = market;
        this.lies = lies;
        this.series = series;
    }

    /** Which series of each stock are collected: true for the adjusted one. */
    List<Boolean> series() {
        return series;
    }

    /**
     * Everything that a green state claims wrongly; empty when all of it is right.
     *
     * @param now the moment after the step
     */
    List<String> wrong(Tables tables, Instant now) {
        List<String> wrong = new ArrayList<>();
        for (Stock stock : market.stocks()) {
            for (boolean adjusted : series) {
                Series one = new Series(stock.code(), "J", adjusted);
                finalRows(tables, one, now).ifPresent(wrong::add);
                phantoms(tables, one, now).ifPresent(wrong::add);
                holes(tables, one, now).ifPresent(wrong::add);
            }
        }
        tables.runs.stream()
                .filter(run -> !run.state().equals("RUNNING") && checkedRuns.add(run.id()))
                .forEach(run -> run(tables, run, now).ifPresent(wrong::add));
        closures(tables).ifPresent(wrong::add);
        return wrong;
    }

    /** When a stock was last read completely; the base of its rows is at least that of then. */
    private static Instant lastRead(Tables tables, String code) {
        return tables.items.stream()
                .filter(item -> item.code().equals(code) && item.state().equals("DONE") && item.rows() > 0)
                .map(Item::at)
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
    }

    /** The base of the newest final row, or the one of the last complete reading: final rows stand on none that is older. */
    private Instant oldestBase(Tables tables, String code, NavigableMap<LocalDate, Row> claimed) {
        Instant read = lastRead(tables, code);
        return market.stock(code).splits().stream()
                .filter(split -> !claimed.isEmpty() && !claimed.lastKey().isBefore(split.day()))
                .map(Stock.Split::effective)
                .filter(read::isBefore)
                .max(Comparator.naturalOrder())
                .orElse(read);
    }

    /** Rows that are final: all on one base, which is not older than the newest of them, and with the values that stand. */
    private Optional<String> finalRows(Tables tables, Series one, Instant now) {
        NavigableMap<LocalDate, Row> claimed = new TreeMap<>();
        tables.rows.getOrDefault(one, new TreeMap<>()).forEach((day, row) -> {
            boolean proven = !tables.hasViews || !row.evidence().equals("LEGACY");
            if (row.isFinal() && proven && !tables.lists(tables.doubtful, one, day)) {
                claimed.put(day, row);
            }
        });
        return bases(one.code(), oldestBase(tables, one.code(), claimed), now)
                .map(base -> differences(one, claimed, base))
                .min(Comparator.comparingInt(List::size))
                .filter(differences -> !differences.isEmpty())
                .map(differences -> differences.size() + " final rows are wrong: " + differences.get(0));
    }

    /** The moments from which on another base held, since a stock was read last. */
    private Stream<Instant> bases(String code, Instant from, Instant now) {
        return Stream.concat(
                Stream.of(from, now),
                market.stock(code).splits().stream()
                        .map(Stock.Split::effective)
                        .filter(moment -> moment.isAfter(from) && moment.isBefore(now)));
    }

    private List<String> differences(Series one, NavigableMap<LocalDate, Row> rows, Instant base) {
        List<String> differences = new ArrayList<>();
        rows.forEach((day, row) -> {
            Optional<DayBar> truth = market.row(one, day, market.standsFrom(day), base);
            if (truth.filter(row::isAs).isEmpty()) {
                differences.add(told(one, day, Optional.of(row), truth));
            }
        });
        return differences;
    }

    /** A row of a day on which nothing was traded is not final, and it is said to be in doubt. */
    private Optional<String> phantoms(Tables tables, Series one, Instant now) {
        return tables.rows.getOrDefault(one, new TreeMap<>()).entrySet().stream()
                .filter(entry -> market.row(one, entry.getKey(), now, now).isEmpty())
                .filter(entry -> entry.getValue().isFinal()
                        || tables.hasViews && !tables.lists(tables.doubtful, one, entry.getKey()))
                .findFirst()
                .map(entry -> "a row of a day without one, and it is not in doubt: "
                        + told(one, entry.getKey(), Optional.of(entry.getValue()), Optional.empty()));
    }

    /** In what was to be collected there is no hole of which nothing is said. */
    private Optional<String> holes(Tables tables, Series one, Instant now) {
        return tables.ranges.stream()
                .filter(range -> range.series().equals(one))
                .flatMap(range -> traded(one, range.from(), range.to(), now)
                        .filter(bar -> tables.row(one, bar.date()).isEmpty() && !isSaid(tables, one, bar.date()))
                        .map(bar -> "a day without a row that nothing says is missing, in what was collected from "
                                + range.from() + " to " + range.to() + ": "
                                + told(one, bar.date(), Optional.empty(), Optional.of(bar))))
                .findFirst();
    }

    /** What was traded in sessions that are over, as it is published now. */
    Stream<DayBar> traded(Series one, LocalDate from, LocalDate to, Instant now) {
        return market.published(one, from, to, now).stream().filter(bar -> !now.isBefore(Hours.closes(bar.date())));
    }

    /** Whether anything says that a day of a series is not in order, or not done yet. */
    private static boolean isSaid(Tables tables, Series one, LocalDate day) {
        boolean listed = Stream.of(tables.missing, tables.doubtful, tables.resolutions, tables.obligations)
                .anyMatch(days -> tables.lists(days, one, day));
        boolean before = Optional.ofNullable(tables.unconfirmed.get(one))
                .filter(day::isBefore)
                .isPresent();
        return listed
                || before
                || tables.items.stream()
                        .anyMatch(item -> item.runState().equals("RUNNING")
                                && item.code().equals(one.code())
                                && !item.state().equals("DONE"));
    }

    /** A run that is green has everything that it was to collect; a closed day was one. */
    private Optional<String> run(Tables tables, Run run, Instant now) {
        if (run.state().equals("SKIPPED")) {
            boolean opened =
                    run.reason().contains("no trading day") && market.openDays().contains(run.to());
            return opened ? Optional.of("run " + run + " skipped a trading day") : Optional.empty();
        }
        if (!run.state().equals("DONE")) {
            return Optional.empty();
        }
        Set<String> codes = new TreeSet<>();
        tables.items.stream().filter(item -> item.run().equals(run.id())).forEach(item -> codes.add(item.code()));
        return codes.stream()
                .flatMap(code -> series.stream().map(adjusted -> new Series(code, "J", adjusted)))
                .flatMap(one ->
                        traded(one, run.from(), run.to(), now).flatMap(bar -> differs(tables, one, bar, now).stream()))
                .findFirst()
                .map(difference -> "run " + run.id() + " " + run.kind() + " is DONE: " + difference);
    }

    private Optional<String> differs(Tables tables, Series one, DayBar bar, Instant now) {
        LocalDate day = bar.date();
        Optional<Row> row = tables.row(one, day);
        if (row.isEmpty()) {
            // The first day of a run is that of the stock it asks most of.
            return tables.lists(tables.ranges, one, day) && !isSaid(tables, one, day)
                    ? Optional.of(told(one, day, row, Optional.of(bar)))
                    : Optional.empty();
        }
        boolean lie = !row.get().isFinal() && lies.told(one, day);
        boolean right = bases(one.code(), lastRead(tables, one.code()), now)
                .anyMatch(base -> Stream.of(now, row.get().since())
                        .flatMap(shown -> market.row(one, day, shown, base).stream())
                        .anyMatch(row.get()::isAs));
        return right || lie || tables.lists(tables.doubtful, one, day)
                ? Optional.empty()
                : Optional.of(told(one, day, row, Optional.of(bar)));
    }

    /** What is certain of the calendar is so, unless the broker itself said otherwise. */
    private Optional<String> closures(Tables tables) {
        return tables.certain.entrySet().stream()
                .filter(entry -> entry.getValue() != market.openDays().contains(entry.getKey()))
                .filter(entry -> !lies.calledOpen(entry.getKey()))
                .filter(entry -> !entry.getKey().isBefore(market.openDays().first()))
                .findFirst()
                .map(entry -> "the calendar is certain that " + entry.getKey() + " was "
                        + (entry.getValue() ? "open" : "closed") + ", which is wrong; "
                        + tables.saidBy.get(entry.getKey()));
    }

    static String told(Series one, LocalDate day, Optional<Row> row, Optional<DayBar> truth) {
        return one.code() + (one.adjusted() ? " ADJUSTED " : " RAW ") + day + ": stored "
                + row.map(Row::toString).orElse("nothing") + ", true "
                + truth.map(DayBar::toString).orElse("nothing");
    }
}
