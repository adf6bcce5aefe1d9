package io.github.kisroutes.laboratory;

import io.github.kisroutes.collection.TestInstallation;
import io.github.kisroutes.collection.report.RunSummary;
import io.github.kisroutes.market.Seoul;
import io.github.kisroutes.simulator.MutableClock;
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
    private final MadeUpMarket market;
    private final MutableClock clock;
    private final TestInstallation here;
    private final Lies lies = new Lies();
    private final TruthChecker checker;
    private final ExchangeNews exchange;
    private final List<String> steps = new ArrayList<>();
    private final boolean master;
    private Wires wires = new Wires();
    private Tables tables;
    private List<String> questions = List.of();

    /** @param both whether the raw series is collected besides the adjusted one */
    Laboratory(MadeUpMarket market, MutableClock clock, Path folder, boolean both, Map<String, String> more) {
        this.market = market;
        this.clock = clock;
        Map<String, String> settings = new HashMap<>(Map.of(
                "kis.symbols.file",
                ExchangeNews.symbols(folder).toString(),
                "kis.calendar.holidays-file",
                ExchangeNews.holidays(folder).toString(),
                "kis.price-basis",
                both ? "both" : "adjusted",
                "kis.collect.workers",
                "1",
                "kis.collect.retry-pause",
                "1ms"));
        settings.putAll(more);
        master = settings.get("kis.symbols.file").equals("master");
        settings.put("kis.symbols.master-directory", folder.resolve("master").toString());
        here = TestInstallation.with(clock, folder, settings, market);
        exchange = new ExchangeNews(market, clock, here.broker(), folder, lies);
        checker = new TruthChecker(market, lies, both ? List.of(true, false) : List.of(true));
        exchange.tell();
    }

    MadeUpMarket market() {
        return market;
    }

    TestInstallation here() {
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

    /**
     * The clock goes on to a time of Seoul, and the operator's list follows the listings.
     *
     * @throws IllegalStateException when the market has ended by then: nothing that the broker says would be true of that day
     */
    Laboratory at(LocalDate day, LocalTime time) {
        if (day.isAfter(market.openDays().last())) {
            throw new IllegalStateException(
                    "The made-up market ends on " + market.openDays().last() + ", and the story goes on to " + day);
        }
        clock.set(Hours.at(day, time));
        exchange.listSymbols();
        return this;
    }

    /** On the day after a closure that nobody announced the calendar of the broker has it, or never. */
    void announceClosure(boolean ever) {
        exchange.announceClosure(ever);
    }

    /** Writes a step down. */
    Laboratory note(String step) {
        steps.add(now().atZone(Seoul.ZONE).toLocalDateTime() + " " + step);
        return this;
    }

    List<String> steps() {
        return steps;
    }

    /** Starts the program, anew where it runs; a process that was killed has been so for longer than its lease. */
    Laboratory start(Map<String, String> more) {
        wires = new Wires();
        Map<String, String> all = new HashMap<>(more);
        if (master) {
            all.put("kis.symbols.master-url", here.broker().baseUri() + "/common/master");
        }
        here.start(all, wires::around);
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
        Exchange exchange = Passing.during(clock, () -> here.product().ask(route, variables));
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

    /** What is not green although it could be, of the runs after some others as well. */
    List<String> notGreen(Tables before) {
        return new GreenChecker(market, checker).notGreen(tables, now(), before);
    }

    /** What the tables say, and what was asked in the last step. */
    String told() {
        return tables + "\nAsked in the last step:\n  "
                + String.join("\n  ", questions.subList(0, Math.min(questions.size(), 60)));
    }

    /** Leaves it to healthy days until everything is green; fails when it is not by then. */
    void heal(int days) {
        new Healing(this).heal(days);
    }

    @Override
    public void close() {
        here.close();
    }
}
