package io.github.kisroutes.simulator.market;

import java.time.LocalDate;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * One trading day of one stock as the simulated market knows it.
 *
 * @param date the trading day in Seoul
 * @param open first price in KRW; 0 on a day without trade, and so are high and low
 * @param high highest price in KRW
 * @param low lowest price in KRW
 * @param close last price in KRW; on a day without trade the close of the day before
 * @param volume traded shares
 * @param turnover traded value in KRW; empty when the source has none
 * @param exMarker {@code flng_cls_code}: "00" on a normal day, "02" ex-dividend and so on
 * @param splitRatio {@code prtt_rate}: "0.00" on a normal day
 */
public record DayBar(
        LocalDate date,
        long open,
        long high,
        long low,
        long close,
        long volume,
        OptionalLong turnover,
        String exMarker,
        String splitRatio) {

    public DayBar {
        Objects.requireNonNull(date, "date");
        Objects.requireNonNull(turnover, "turnover");
        Objects.requireNonNull(exMarker, "exMarker");
        Objects.requireNonNull(splitRatio, "splitRatio");
    }

    /** A normal day without a known turnover. */
    public static DayBar of(LocalDate date, long open, long high, long low, long close, long volume) {
        return new DayBar(date, open, high, low, close, volume, OptionalLong.empty(), "00", "0.00");
    }

    /** A day without trade, as the KRX data shows it: only the close is kept. */
    public static DayBar suspended(LocalDate date, long close) {
        return of(date, 0, 0, 0, close, 0);
    }

    /** The same day with a traded value in KRW. */
    public DayBar withTurnover(long krw) {
        return new DayBar(date, open, high, low, close, volume, OptionalLong.of(krw), exMarker, splitRatio);
    }

    /** The same day with an ex-marker ({@code flng_cls_code}) and a ratio ({@code prtt_rate}). */
    public DayBar withMarks(String marker, String ratio) {
        return new DayBar(date, open, high, low, close, volume, turnover, marker, ratio);
    }

    /** The same day with another volume, as after the session when late trades are counted in. */
    public DayBar withVolume(long shares) {
        return new DayBar(date, open, high, low, close, shares, turnover, exMarker, splitRatio);
    }

    /** The same day on the base after a 1:{@code parts} split: prices divided, volume multiplied, value unchanged. */
    public DayBar split(int parts) {
        return new DayBar(
                date,
                open / parts,
                high / parts,
                low / parts,
                close / parts,
                volume * parts,
                turnover,
                exMarker,
                splitRatio);
    }

    /** Whether anything was traded on this day. */
    public boolean traded() {
        return volume > 0;
    }
}
