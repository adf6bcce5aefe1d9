package io.github.kisroutes.laboratory;

import io.github.kisroutes.candle.Finality;
import io.github.kisroutes.collection.Installation;
import io.github.kisroutes.collection.RunSummary;
import io.github.kisroutes.demo.Listing;
import io.github.kisroutes.demo.MutableClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;

/** One installation in a made-up market, with everything that a history does to it; each step is written down and checked. */
final class Laboratory implements AutoCloseable {
    /** After so many healthy days the operator explains what nobody else can. */
    private static final int OPERATOR_LOOKS = 4;

    private final Market market;
    private final MutableClock clock;
    private final Installation here;
    private final Lies lies = new Lies();
    private final TruthChecker checker;
    private final Path symbols;
    private final List<String> steps = new ArrayList<>();
    private Wires wires = new Wires();
    private Tables tables;
    private List<String> questions = List.of();

    /** @param both whether the raw series is collected besides the adjusted one */
    Laboratory(Market market, MutableClock clock, Path folder, boolean both, Map<String, String> more) {
        this.market = market;
        this.clock = clock;
        symbols = folder.resolve("symbols.csv");
        Map<String, String> settings = new HashMap<>(Map.of(
                "kis.symbols.file",
                symbols.toString(),
                "kis.calendar.holidays-file",
                holidays(folder).toString(),
                "kis.price-basis",
                both ? "both" : "adjusted",
                "kis.collect.workers",
                "1",
                "kis.collect.retry-pause",
                "1ms"));
        settings.putAll(more);
        here = Installation.with(clock, folder, settings, market);
        checker = new TruthChecker(market, lies, both ? List.of(true, false) : List.of(true));
        tellCalendar();
        market.stocks().forEach(this::tellListing);
    }

    /** What the master files and search-stock-info say of a stock. */
    private void tellListing(Stock stock) {
        here.broker().listings().change(stock.code(), line -> line.withHalted(isHalted(stock)));
        stock.delisted().ifPresent(end -> here.broker()
                .listings()
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
    private Path holidays(Path folder) {
        StringBuilder lines = new StringBuilder("date,name\n");
        market.openDays()
                .first()
                .datesUntil(market.openDays().last())
                .filter(day -> !market.openDays().contains(day) && !MarketMaker.isClosedForEver(day))
                .filter(day -> day.getDayOfYear() % 2 == 0
                        && market.unplannedClosure().filter(day::equals).isEmpty())
                .forEach(day -> lines.append(day).append(",holiday\n"));
        return written(folder.resolve("holidays.csv"), lines.toString());
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
                here.broker().calendar().open(day);
            } else {
                here.broker().calendar().close(day);
            }
        });
    }

    /** On the day after a closure that nobody announced the calendar of the broker has it, or never. */
    void announceClosure(boolean ever) {
        market.unplannedClosure().ifPresent(day -> {
            if (!ever) {
                lies.callOpen(day);
            } else if (Hours.dayOf(now()).isAfter(day)) {
                here.broker().calendar().close(day);
            }
        });
    }

    Market market() {
        return market;
    }

    Installation here() {
        return here;
    }

    Tables tables() {
        return tables;
    }

    Instant now() {
        return clock.instant();
    }

    Liar liar() {
        return new Liar(here.broker().faults(), market, lies, clock);
    }

    /** The clock goes on to a time of Seoul, and the operator's list follows the listings. */
    Laboratory at(LocalDate day, LocalTime time) {
        clock.set(Hours.at(day, time));
        List<Stock> wanted = market.stocks().stream()
                .filter(stock -> !now().isBefore(Hours.at(stock.listed(), Hours.BASE_MOVES)))
                .toList();
        StringBuilder lines = new StringBuilder("code,name,priority\n");
        wanted.forEach(stock -> lines.append(stock.code()).append(",,\n"));
        written(symbols, lines.toString());
        market.stocks().stream()
                .filter(stock -> stock.vanishes() && stock.isDelisted(now()))
                .forEach(stock -> here.broker()
                        .listings()
                        .add(Listing.stock(stock.code(), stock.name(), "KOSPI", stock.listed())));
        return this;
    }

    /** Writes a step down. */
    Laboratory note(String step) {
        steps.add(now().atZone(Finality.SEOUL).toLocalDateTime() + " " + step);
        return this;
    }

    List<String> steps() {
        return steps;
    }

    /** Starts the program, anew where it runs; a process that was killed has been so for longer than its lease. */
    Laboratory start(Map<String, String> more) {
        wires = new Wires();
        here.start(more, wires::around);
        here.product()
                .update("UPDATE collection_run SET lease_until = CURRENT_TIMESTAMP - INTERVAL '1' HOUR"
                        + " WHERE state = 'RUNNING'");
        return this;
    }

    /** The process dies during what comes next; see {@link Wires#cutAfter}. */
    void killAfter(int commits, boolean afterCommit) {
        note("  killed after " + commits + " commits, the next one " + (afterCommit ? "done" : "lost"));
        wires.cutAfter(commits, afterCommit);
    }

    /** What the daily schedule does. */
    void fire() {
        note("the daily schedule fires");
        ask("kis-daily", Map.of());
    }

    /** A collection, of a kind or of the one that the settings name. */
    Optional<RunSummary> collect(String kind) {
        note("collects " + kind);
        Exchange exchange = ask("kis-collect", kind.isEmpty() ? Map.of() : Map.of("runKind", kind));
        return Optional.ofNullable(exchange.getMessage().getBody(RunSummary.class));
    }

    @SuppressWarnings("try") // the time only passes
    private Exchange ask(String route, Map<String, Object> variables) {
        clock.advance(Duration.ofSeconds(70));
        here.broker().record().clear();
        lies.before(tables);
        Exchange exchange;
        try (Passing time = new Passing(clock)) {
            exchange = here.product().ask(route, variables);
        }
        boolean killed = wires.isCut();
        questions = List.copyOf(here.questions());
        wires.spare();
        if (exchange.getException() != null && !killed) {
            throw new AssertionError("An exception left the route " + route, exchange.getException());
        }
        if (killed) {
            start(Map.of());
        }
        return exchange;
    }

    /** Fails when a green state is wrong. */
    void check() {
        tables = new Tables(here);
        List<String> wrong = checker.wrong(tables, now());
        if (!wrong.isEmpty()) {
            throw new AssertionError("A green state is wrong.\n  " + String.join("\n  ", wrong) + "\n" + told());
        }
    }

    /** The operator says that a stock was halted on days without a row, or is gone: nobody else tells that afterwards. */
    private void resolve() {
        for (Stock stock : market.stocks()) {
            if (stock.vanishes() && stock.isDelisted(now())) {
                resolve(stock.code(), stock.listed(), stock.delisted().orElseThrow(), "DELISTED");
            }
            market.openDays().subSet(stock.listed(), true, Hours.dayOf(now()), false).stream()
                    .filter(each -> !stock.days().containsKey(each)
                            && stock.delisted()
                                    .filter(end -> !each.isBefore(end))
                                    .isEmpty())
                    .forEach(each -> resolve(stock.code(), each, each, "HALTED"));
        }
    }

    private void resolve(String code, LocalDate from, LocalDate to, String reason) {
        here.product()
                .update(
                        "INSERT INTO resolution (stock_code, from_date, to_date, reason, said_by, said, said_at, market)"
                                + " VALUES ('%s', DATE '%s', DATE '%s', '%s', 'OPERATOR', 'so it was', CURRENT_TIMESTAMP, 'J')"
                                        .formatted(code, from, to, reason));
    }

    private String told() {
        return tables + "\nAsked in the last step:\n  "
                + String.join("\n  ", questions.subList(0, Math.min(questions.size(), 60)));
    }

    /** Leaves it to healthy days until everything is green; fails when it is not by then. */
    void heal(int days) {
        here.broker().faults().clear();
        start(Map.of());
        note("-- from here on everything is healthy");
        List<String> red = List.of("nothing was collected");
        LocalDate day = Hours.dayOf(now());
        for (int i = 0; i < days && !red.isEmpty(); i++) {
            day = market.openDays().higher(day);
            Tables before = tables;
            at(day, Hours.SETTLE).collect("SETTLE");
            announceClosure(true);
            check();
            at(day, Hours.DAILY).fire();
            check();
            if (i == OPERATOR_LOOKS) {
                resolve();
            }
            red = checker.notGreen(tables, now(), TruthChecker.after(before, tables));
        }
        if (!red.isEmpty()) {
            throw new AssertionError(
                    "Not green after " + days + " healthy days.\n  " + String.join("\n  ", red) + "\n" + told());
        }
    }

    @Override
    public void close() {
        here.close();
    }
}
