package io.github.kisroutes.laboratory;

import io.github.kisroutes.simulator.MutableClock;
import io.github.kisroutes.simulator.Simulator;
import io.github.kisroutes.simulator.market.Listing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What broker and operator tell of a market besides its candles: calendar, listings, halts, the files in the folder. */
final class ExchangeNews {
    private final MadeUpMarket market;
    private final MutableClock clock;
    private final Simulator broker;
    private final Path folder;
    private final Lies lies;

    ExchangeNews(MadeUpMarket market, MutableClock clock, Simulator broker, Path folder, Lies lies) {
        this.market = market;
        this.clock = clock;
        this.broker = broker;
        this.folder = folder;
        this.lies = lies;
    }

    /** Where the operator lists the stocks. */
    static Path symbols(Path folder) {
        return folder.resolve("symbols.csv");
    }

    /** Where the operator lists holidays. */
    static Path holidays(Path folder) {
        return folder.resolve("holidays.csv");
    }

    /** What is known from the beginning on. */
    void tell() {
        listHolidays();
        tellCalendar();
        market.stocks().forEach(this::tellListing);
    }

    /** The operator's list follows the listings; what is delisted stays in it. */
    void listSymbols() {
        List<Stock> wanted = market.stocks().stream()
                .filter(stock -> !now().isBefore(Hours.at(stock.listed(), Hours.BASE_MOVES)))
                .toList();
        StringBuilder lines = new StringBuilder("code,name,priority\n");
        wanted.forEach(stock -> lines.append(stock.code()).append(",,\n"));
        written(symbols(folder), lines.toString());
        market.stocks().stream()
                .filter(stock -> stock.vanishes() && stock.isDelisted(now()))
                .forEach(stock ->
                        broker.listings().add(Listing.stock(stock.code(), stock.name(), "KOSPI", stock.listed())));
    }

    private Instant now() {
        return clock.instant();
    }

    /** What the master files and search-stock-info say of a stock. */
    private void tellListing(Stock stock) {
        broker.listings().change(stock.code(), line -> line.withHalted(isHalted(stock)));
        stock.delisted().ifPresent(end -> broker.listings()
                .change(stock.code(), line -> stock.isDelisted(now()) ? line.withDelisted(end) : line));
    }

    private boolean isHalted(Stock stock) {
        return !stock.isDelisted(now())
                && Optional.ofNullable(market.openDays().floor(Hours.dayOf(now())))
                        .filter(day -> !day.isBefore(stock.listed()))
                        .filter(day -> Optional.ofNullable(stock.days().get(day))
                                .filter(bar -> bar.traded())
                                .isEmpty())
                        .isPresent();
    }

    /** The operator's list knows every other holiday. */
    private void listHolidays() {
        StringBuilder lines = new StringBuilder("date,name\n");
        market.openDays()
                .first()
                .datesUntil(market.openDays().last())
                .filter(day -> !market.openDays().contains(day) && !MarketMaker.isClosedForEver(day))
                .filter(day -> day.getDayOfYear() % 2 == 0
                        && market.unplannedClosure().filter(day::equals).isEmpty())
                .forEach(day -> lines.append(day).append(",holiday\n"));
        written(holidays(folder), lines.toString());
    }

    private static Path written(Path file, String text) {
        try {
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void tellCalendar() {
        LocalDate first = market.openDays().first();
        first.datesUntil(market.openDays().last().plusDays(60)).forEach(day -> {
            boolean planned = market.openDays().contains(day)
                    || market.unplannedClosure().filter(day::equals).isPresent()
                    || day.isAfter(market.openDays().last()) && !MarketMaker.isClosedForEver(day);
            if (planned) {
                broker.calendar().open(day);
            } else {
                broker.calendar().close(day);
            }
        });
    }

    /** On the day after a closure that nobody announced the calendar of the broker has it, or never. */
    void announceClosure(boolean ever) {
        market.unplannedClosure().ifPresent(day -> {
            if (!ever) {
                lies.callOpen(day);
            } else if (Hours.dayOf(now()).isAfter(day)) {
                broker.calendar().close(day);
            }
        });
    }
}
