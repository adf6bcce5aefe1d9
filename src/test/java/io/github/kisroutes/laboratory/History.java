package io.github.kisroutes.laboratory;

import io.github.kisroutes.database.PostgresServer;
import io.github.kisroutes.simulator.MutableClock;
import io.github.kisroutes.simulator.market.DayBar;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A story of some weeks, told by one seed: days, faults, absences, kills. */
final class History {
    /** So many healthy days make everything green, whatever was before. */
    private static final int HEALTHY_DAYS = 16;

    private static final int FEWEST_STEPS = 8;
    private static final int MOST_STEPS = 17;
    private static final int LONGEST_ABSENCE = 60;

    /** No history lasts for more days than this: the market does not end before it. */
    static final int LONGEST = MOST_STEPS * LONGEST_ABSENCE + HEALTHY_DAYS * 7;

    private final long seed;
    private final Random random;
    private final Laboratory lab;
    private final boolean announced;
    private LocalDate day;

    private History(long seed, Laboratory lab, LocalDate today) {
        this.seed = seed;
        this.random = new Random(seed);
        this.lab = lab;
        this.day = today;
        this.announced = random.nextInt(3) > 0;
    }

    /** Lives through the history of a seed; fails where a green state is wrong, and when it does not become green. */
    static void live(long seed, Path folder) {
        open(seed, folder, Map.of(), true);
    }

    /** The same with other settings; it need not become green in the end. */
    static void liveUnhealed(long seed, Path folder, Map<String, String> settings) {
        open(seed, folder, settings, false);
    }

    private static void open(long seed, Path folder, Map<String, String> settings, boolean healed) {
        MutableClock clock = MutableClock.atSeoul("2025-01-02T12:00:00");
        MarketMaker.Made made = MarketMaker.make(seed, clock);
        clock.set(Hours.at(made.today(), Hours.DAILY));
        Map<String, String> more = new HashMap<>(settings);
        more.putAll(database(seed));
        if (System.getProperty("laboratory.symbols", seed % 5 == 3 ? "master" : "list")
                .equals("master")) {
            more.put("kis.symbols.file", "master");
        }
        more.put("kis.collect.fast-lane", System.getProperty("laboratory.fast-lane", seed % 3 == 2 ? "on" : "off"));
        if (seed % 4 == 0) {
            more.put("kis.collect.workers", "4");
        }
        try (Laboratory lab = new Laboratory(made.market(), clock, folder, seed % 4 == 1, more)) {
            new History(seed, lab, made.today()).live(healed);
        }
    }

    /** H2, but for one seed of ten in the build; {@code -Dlaboratory.database=postgresql} or {@code h2} for all. */
    private static Map<String, String> database(long seed) {
        String usual = seed % 10 == 3 ? "postgresql" : "h2";
        if (!System.getProperty("laboratory.database", usual).equals("postgresql")) {
            return Map.of();
        }
        try {
            return Map.of(
                    "kis.database.url",
                    PostgresServer.newDatabase(),
                    "kis.database.username",
                    PostgresServer.USERNAME,
                    "kis.database.password",
                    "any");
        } catch (IOException | SQLException e) {
            throw new AssertionError(e);
        }
    }

    private void live(boolean healed) {
        try {
            lab.at(day, Hours.DAILY).start(Map.of());
            int steps = FEWEST_STEPS + random.nextInt(MOST_STEPS - FEWEST_STEPS + 1);
            for (int i = 0; i < steps; i++) {
                step();
            }
            if (healed) {
                lab.heal(HEALTHY_DAYS);
            }
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError(report(e), e);
        }
    }

    private String report(Throwable e) {
        return "Seed " + seed + ": " + e.getMessage() + "\nSteps:\n  " + String.join("\n  ", lab.steps())
                + "\nThe market:\n  "
                + String.join(
                        "\n  ", lab.market().stocks().stream().map(this::told).toList())
                + lab.market()
                        .unplannedClosure()
                        .map(closed -> "\n  closed unexpectedly on " + closed)
                        .orElse("")
                + "\nAgain: mvn test -Dtest=LaboratoryTest -Dlaboratory.seed=" + seed + "\n";
    }

    private String told(Stock stock) {
        List<LocalDate> without = lab.market().openDays().tailSet(stock.listed()).stream()
                .filter(each -> !stock.days().containsKey(each)
                        && stock.delisted().filter(end -> !each.isBefore(end)).isEmpty())
                .toList();
        List<LocalDate> untraded = stock.days().values().stream()
                .filter(bar -> !bar.traded())
                .map(DayBar::date)
                .toList();
        return stock.code() + " listed " + stock.listed()
                + stock.delisted()
                        .map(end -> ", delisted " + end + (stock.vanishes() ? " and unknown then" : ""))
                        .orElse("")
                + (stock.splits().isEmpty() ? "" : ", " + stock.splits())
                + (untraded.isEmpty() ? "" : ", not traded on " + untraded)
                + (without.isEmpty() ? "" : ", no row on " + without);
    }

    private void step() {
        switch (random.nextInt(20)) {
            case 0 -> absent();
            case 1, 2, 3 -> backfill();
            case 4 -> heal();
            case 5 -> {
                lab.note("starts anew");
                lab.start(Map.of());
            }
            case 6 -> inSession();
            default -> day();
        }
    }

    /** A weekday as any other: in the morning and after the session. */
    private void day() {
        day = day.plusDays(
                day.getDayOfWeek().getValue() >= 5 ? 8 - day.getDayOfWeek().getValue() : 1);
        if (random.nextInt(10) > 0) {
            lab.at(day, Hours.SETTLE);
            trouble();
            lab.collect("SETTLE");
            checked();
        }
        if (random.nextInt(10) > 0) {
            lab.at(day, Hours.DAILY);
            trouble();
            if (random.nextInt(3) > 0) {
                lab.fire();
            } else {
                lab.collect("DAILY");
            }
            checked();
        }
    }

    private void absent() {
        int days = 1 + random.nextInt(LONGEST_ABSENCE);
        day = day.plusDays(days);
        lab.note("nobody there for " + days + " days");
    }

    private void inSession() {
        day = day.plusDays(1);
        lab.at(day, random.nextBoolean() ? LocalTime.of(8, 10) : LocalTime.of(11, 0));
        trouble();
        lab.collect("DAILY");
        checked();
    }

    private void backfill() {
        day = day.plusDays(random.nextInt(2));
        LocalDate to = random.nextBoolean() ? day : day.minusDays(random.nextInt(300));
        LocalDate from = to.minusDays(5 + random.nextInt(320));
        lab.at(day, LocalTime.of(18, 0)).note("backfill from " + from + " to " + to);
        lab.start(Map.of("kis.collect.from", from.toString(), "kis.collect.to", to.toString()));
        trouble();
        lab.collect("");
        checked();
        lab.start(Map.of());
    }

    private void heal() {
        lab.at(day, LocalTime.of(19, 0)).note("heal");
        lab.start(Map.of("kis.collect.heal", "true"));
        trouble();
        lab.collect("");
        checked();
        lab.start(Map.of());
    }

    /** Now and then something goes wrong during the step to come. */
    private void trouble() {
        if (random.nextInt(3) == 0) {
            List<Stock> stocks = lab.market().stocks();
            BrokerLie trouble = BrokerLie.values()[random.nextInt(BrokerLie.values().length)];
            String code = stocks.get(random.nextInt(stocks.size())).code();
            int spared = random.nextInt(3) == 0 ? random.nextInt(4) : 0;
            int times = trouble == BrokerLie.TENTH || trouble.isOfTheWire()
                    ? 1
                    : new int[] {1, 1, 2, 8, 50}[random.nextInt(5)];
            lab.note("  " + trouble + " of " + code + ", " + times + " times after " + spared);
            lab.liar().lie(trouble, code, spared, times, random.nextLong());
        }
        if (random.nextInt(9) == 0) {
            lab.killAfter(random.nextInt(30), random.nextBoolean());
        }
    }

    private void checked() {
        lab.here().broker().faults().clear();
        lab.announceClosure(announced);
        lab.check();
    }
}
