package io.github.kisroutes.crash;

import io.github.kisroutes.simulator.market.CandleSource;
import io.github.kisroutes.simulator.market.DayBar;
import io.github.kisroutes.simulator.market.GeneratedCandles;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** A market in which every third stock is old and needs several answers, and the others were listed not long ago. */
final class LateListings implements CandleSource {
    static final LocalDate FIRST = LocalDate.of(2024, 1, 2);
    static final LocalDate LAST = LocalDate.of(2025, 6, 13);
    private static final LocalDate LISTED = LocalDate.of(2025, 3, 3);

    private final GeneratedCandles market;

    LateListings(int symbols) {
        market = GeneratedCandles.of(symbols, FIRST, LAST);
    }

    @Override
    public List<String> codes() {
        return market.codes();
    }

    @Override
    public Optional<String> name(String code) {
        return market.name(code);
    }

    @Override
    public List<DayBar> bars(Series series, LocalDate from, LocalDate to) {
        return market.bars(series, isOld(series.code()) || from.isAfter(LISTED) ? from : LISTED, to);
    }

    private static boolean isOld(String code) {
        return code.matches("[0-9]+") && Integer.parseInt(code) % 3 == 0;
    }

    /** The days of a stock that a window holds. */
    List<LocalDate> days(String code, LocalDate from, LocalDate to) {
        return bars(Series.adjusted(code), from, to).stream().map(DayBar::date).toList();
    }
}
