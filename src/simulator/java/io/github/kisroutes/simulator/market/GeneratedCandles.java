package io.github.kisroutes.simulator.market;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A made-up market of any size, for load: every value follows from code and day, so two runs and two processes see the
 * same candles and none is kept in memory. Every weekday is a trading day.
 */
public final class GeneratedCandles implements CandleSource {

    private final int symbols;
    private final LocalDate first;
    private final LocalDate last;

    private GeneratedCandles(int symbols, LocalDate first, LocalDate last) {
        this.symbols = symbols;
        this.first = first;
        this.last = last;
    }

    /** A market of {@code symbols} stocks (1 to 999,999) that traded on every weekday from {@code first} to {@code last}. */
    public static GeneratedCandles of(int symbols, LocalDate first, LocalDate last) {
        if (symbols < 1 || symbols > 999_999) {
            throw new IllegalArgumentException("A generated market has 1 to 999,999 symbols, not " + symbols);
        }
        return new GeneratedCandles(symbols, first, last);
    }

    /** One stock with exactly {@code days} trading days, the newest being {@code last} or the weekday before it. */
    public static GeneratedCandles oneStock(int days, LocalDate last) {
        LocalDate first = last;
        for (int found = weekday(first) ? 1 : 0; found < days; found += weekday(first) ? 1 : 0) {
            first = first.minusDays(1);
        }
        return of(1, first, last);
    }

    /** The codes of the market: six digits, from 000001 on. */
    @Override
    public List<String> codes() {
        return IntStream.rangeClosed(1, symbols)
                .mapToObj(number -> "%06d".formatted(number))
                .toList();
    }

    /** Of three stocks in a row the last one is on KOSDAQ. */
    @Override
    public String board(String code) {
        return knows(code) && Integer.parseInt(code) % 3 == 0 ? "KOSDAQ" : "KOSPI";
    }

    @Override
    public Optional<String> name(String code) {
        return knows(code) ? Optional.of("종목" + code) : Optional.empty();
    }

    @Override
    public List<DayBar> bars(Series series, LocalDate from, LocalDate to) {
        LocalDate start = from.isBefore(first) ? first : from;
        LocalDate end = to.isAfter(last) ? last : to;
        if (!knows(series.code()) || !series.market().equals("J") || start.isAfter(end)) {
            return List.of();
        }
        int number = Integer.parseInt(series.code());
        return start.datesUntil(end.plusDays(1))
                .filter(GeneratedCandles::weekday)
                .map(day -> bar(number, day))
                .toList();
    }

    private boolean knows(String code) {
        return code.matches("[0-9]{6}") && Integer.parseInt(code) >= 1 && Integer.parseInt(code) <= symbols;
    }

    private static boolean weekday(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }

    /** A slow wave and a little noise: far inside the daily limit of 30 %. */
    private static DayBar bar(int number, LocalDate day) {
        long noise = noise(number, day.toEpochDay());
        double wave = 1 + 0.2 * Math.sin(number + day.toEpochDay() / 60.0);
        long base = 5_000 + 37L * (number % 2_600);
        long close = Math.round(base * wave * (1 + (noise % 100) / 10_000.0));
        long open = close + (noise >>> 8) % 41 - 20;
        long high = Math.max(open, close) + (noise >>> 16) % 30;
        long low = Math.min(open, close) - (noise >>> 24) % 30;
        // Now and then more than 32 bits, as the real field.
        long volume = 1_000 + (noise >>> 32) % 9_000_000_000L;
        return DayBar.of(day, open, high, low, close, volume).withTurnover(close * volume);
    }

    /** SplitMix64 of code and day, without its sign. */
    private static long noise(int number, long day) {
        long mixed = (number * 1_000_003L + day) * 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return (mixed ^ (mixed >>> 31)) >>> 1;
    }
}
