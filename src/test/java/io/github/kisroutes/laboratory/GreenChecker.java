package io.github.kisroutes.laboratory;

import io.github.kisroutes.laboratory.Tables.Row;
import io.github.kisroutes.laboratory.Tables.Run;
import io.github.kisroutes.simulator.market.CandleSource.Series;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Tells what is not green yet, and whether what is green is everything. */
final class GreenChecker {
    private final MadeUpMarket market;
    private final TruthChecker checker;

    GreenChecker(MadeUpMarket market, TruthChecker checker) {
        this.market = market;
        this.checker = checker;
    }

    /** What is not green although it could be; after enough healthy runs there is nothing of it. */
    List<String> notGreen(Tables tables, Instant now, Tables before) {
        List<String> red = new ArrayList<>();
        after(before, tables).stream()
                .filter(run -> !Set.of("DONE", "SKIPPED").contains(run.state()))
                .forEach(run -> red.add("run " + run));
        tables.missing.stream().limit(3).forEach(day -> red.add(day.toString()));
        tables.doubtful.stream().limit(3).forEach(day -> red.add(day.toString()));
        tables.obligations.stream().limit(3).forEach(day -> red.add("open: " + day));
        for (Stock stock : market.stocks()) {
            for (boolean adjusted : checker.series()) {
                unsettled(tables, new Series(stock.code(), "J", adjusted), stock, now)
                        .ifPresent(red::add);
            }
        }
        return red;
    }

    /** Of a stock that the broker knows everything is there, right, and final but for the last two trading days. */
    private Optional<String> unsettled(Tables tables, Series one, Stock stock, Instant now) {
        List<Tables.Days> ranges = tables.ranges.stream()
                .filter(range -> range.series().equals(one))
                .toList();
        LocalDate today = market.openDays().floor(Hours.dayOf(now));
        LocalDate moving = market.openDays().lower(today);
        return ranges.stream()
                .flatMap(range -> checker.traded(one, range.from(), range.to(), now))
                .filter(bar -> stock.isKnown(now))
                .flatMap(bar -> {
                    Optional<Row> row = tables.row(one, bar.date());
                    boolean right = row.filter(its -> its.isAs(bar)).isPresent();
                    boolean settled = !bar.date().isBefore(moving)
                            || row.filter(Row::isFinal).isPresent();
                    return right && settled
                            ? Stream.empty()
                            : Stream.of(TruthChecker.told(one, bar.date(), row, Optional.of(bar)));
                })
                .findFirst()
                .map(text -> "not there, not right, or not final: " + text);
    }

    /** The runs of these that began after some others. */
    private static List<Run> after(Tables before, Tables tables) {
        return tables.runs.stream()
                .filter(run -> before.runs.stream().noneMatch(old -> old.id().equals(run.id())))
                .toList();
    }
}
