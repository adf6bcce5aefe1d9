package io.github.kisroutes.simulator.command;

import io.github.kisroutes.simulator.market.CandleSource;
import io.github.kisroutes.simulator.market.CandleSource.Series;
import io.github.kisroutes.simulator.market.DayBar;
import io.github.kisroutes.simulator.market.GeneratedCandles;
import io.github.kisroutes.simulator.market.KrxCandles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The market that is served, and how far it reaches.
 *
 * @param candles the market
 * @param first the day of its oldest candle
 * @param last the day of its newest candle
 */
record ServedMarket(CandleSource candles, LocalDate first, LocalDate last) {
    private static final LocalDate MADE_UP_FROM = LocalDate.of(2015, 1, 1);
    private static final LocalDate MADE_UP_TO = LocalDate.of(2025, 6, 16);

    /** @throws WrongArgumentException if a file cannot be read, with the line */
    static ServedMarket of(Arguments arguments) {
        Optional<Path> candles = arguments.read(Option.CANDLES, Path::of, "the name of a file");
        Optional<Path> symbols = arguments.read(Option.SYMBOLS, Path::of, "the name of a file");
        if (arguments.has(Option.MADE_UP)) {
            if (candles.isPresent() || symbols.isPresent()) {
                throw new WrongArgumentException("--made-up and --candles exclude each other; give one of them.");
            }
            int stocks = arguments.number(Option.MADE_UP, 1, 999_999, 1);
            return new ServedMarket(GeneratedCandles.of(stocks, MADE_UP_FROM, MADE_UP_TO), MADE_UP_FROM, MADE_UP_TO);
        }
        if (candles.isEmpty() && symbols.isPresent()) {
            throw new WrongArgumentException("--symbols names the stocks of --candles; give both.");
        }
        return measured(candles.map(file -> read(file, symbols)).orElseGet(KrxCandles::shipped));
    }

    private static KrxCandles read(Path candles, Optional<Path> symbols) {
        for (Path file : symbols.map(names -> List.of(names, candles)).orElse(List.of(candles))) {
            if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
                throw new WrongArgumentException(
                        file + " cannot be read: there is no such file, or no right to read it.");
            }
        }
        try {
            return KrxCandles.read(symbols, candles);
        } catch (IOException | UncheckedIOException unreadable) {
            throw new WrongArgumentException(candles + " cannot be read: " + unreadable.getMessage());
        } catch (IllegalArgumentException wrongLine) {
            throw new WrongArgumentException(wrongLine.getMessage());
        }
    }

    private static ServedMarket measured(KrxCandles candles) {
        List<LocalDate> days = candles.codes().stream()
                .flatMap(code -> candles.bars(Series.adjusted(code), LocalDate.MIN, LocalDate.of(9999, 1, 1)).stream())
                .map(DayBar::date)
                .toList();
        return new ServedMarket(
                candles,
                days.stream().min(Comparator.naturalOrder()).orElseThrow(),
                days.stream().max(Comparator.naturalOrder()).orElseThrow());
    }

    /** For people: how many stocks, and from when to when. */
    @Override
    public String toString() {
        return candles.codes().size() + " stocks, " + first + " to " + last;
    }
}
