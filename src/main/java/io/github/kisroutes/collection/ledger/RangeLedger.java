package io.github.kisroutes.collection.ledger;

import io.github.kisroutes.candle.DateWindow;
import io.github.kisroutes.collection.plan.RunKind;
import io.github.kisroutes.collection.plan.RunPlan;
import io.github.kisroutes.database.Database;
import io.github.kisroutes.market.PriceBasis;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The table {@code collection_range}: what was ever to be collected, the ground of {@code missing_daily_price}. */
final class RangeLedger {
    private final Database database;
    private final String market;

    RangeLedger(Database database, String market) {
        this.database = database;
        this.market = market;
    }

    /** A range of one series, and where the series begins in it. */
    private record Range(String code, PriceBasis basis, DateWindow days, Optional<LocalDate> beginsOn) {
        String series() {
            return code + " " + basis;
        }

        /** Whether no day lies between the two. */
        boolean touches(Range other) {
            return !days.from().isAfter(other.days.to().plusDays(1))
                    && !other.days.from().isAfter(days.to().plusDays(1));
        }

        /** One range of the two. Where the older one's series begins is where it begins. */
        Range with(Range other) {
            Range older = days.from().isAfter(other.days.from()) ? other : this;
            Range newer = older == this ? other : this;
            LocalDate to = older.days.to().isAfter(newer.days.to()) ? older.days.to() : newer.days.to();
            return new Range(code, basis, new DateWindow(older.days.from(), to), older.beginsOn);
        }
    }

    /** Adds the days of a run to what was ever asked for; a healing run asks for nothing new. */
    void extend(RunPlan plan) {
        if (plan.kind() == RunKind.HEAL) {
            return;
        }
        database.sql("lock-ranges").list(row -> row.getInt(1));
        Map<String, List<Range>> known = read(plan).stream().collect(Collectors.groupingBy(Range::series));
        List<Range> merged = new ArrayList<>();
        List<Range> swallowed = new ArrayList<>();
        for (RunPlan.Planned planned : plan.symbols()) {
            for (PriceBasis basis : plan.series()) {
                Optional<DateWindow> days = days(plan, planned, basis);
                if (days.isEmpty()) {
                    continue;
                }
                Range added = new Range(planned.symbol().code().value(), basis, days.get(), Optional.empty());
                List<Range> touching = known.getOrDefault(added.series(), List.of()).stream()
                        .filter(added::touches)
                        .toList();
                Range all = touching.stream().reduce(added, Range::with);
                if (touching.size() != 1 || !touching.get(0).equals(all)) {
                    swallowed.addAll(touching);
                    merged.add(all);
                }
            }
        }
        forget(swallowed);
        remember(merged);
    }

    /** A daily run and a settling one ask each stock for other days: from its last proven one on. */
    private static Optional<DateWindow> days(RunPlan plan, RunPlan.Planned planned, PriceBasis basis) {
        if (plan.kind() == RunKind.BACKFILL) {
            return Optional.of(plan.days());
        }
        return planned.remaining().ranges().stream()
                .filter(range -> range.basis() == basis)
                .map(range -> range.days())
                .max(Comparator.comparing(DateWindow::to).thenComparing(DateWindow::from));
    }

    private List<Range> read(RunPlan plan) {
        return database.sql("read-ranges")
                .set("market", market)
                .set(
                        "stock_code",
                        plan.symbols().stream()
                                .map(planned -> planned.symbol().code().value())
                                .toArray(String[]::new))
                .list(row -> new Range(
                        row.getString("stock_code"),
                        PriceBasis.valueOf(row.getString("price_basis")),
                        new DateWindow(
                                row.getObject("from_date", LocalDate.class), row.getObject("to_date", LocalDate.class)),
                        Optional.ofNullable(row.getObject("begins_on", LocalDate.class))));
    }

    private void forget(List<Range> ranges) {
        if (!ranges.isEmpty()) {
            database.sql("forget-ranges")
                    .set("market", market)
                    .set("stock_code", column(ranges, range -> Optional.of(range.code())))
                    .set("price_basis", column(ranges, range -> Optional.of(range.basis())))
                    .set(
                            "from_date",
                            column(ranges, range -> Optional.of(range.days().from())))
                    .update();
        }
    }

    private void remember(List<Range> ranges) {
        if (!ranges.isEmpty()) {
            database.sql("remember-ranges")
                    .set("market", market)
                    .set("stock_code", column(ranges, range -> Optional.of(range.code())))
                    .set("price_basis", column(ranges, range -> Optional.of(range.basis())))
                    .set(
                            "from_date",
                            column(ranges, range -> Optional.of(range.days().from())))
                    .set(
                            "to_date",
                            column(ranges, range -> Optional.of(range.days().to())))
                    .set("begins_on", column(ranges, Range::beginsOn))
                    .update();
        }
    }

    private static String[] column(List<Range> ranges, Function<Range, Optional<?>> value) {
        return ranges.stream()
                .map(range -> value.apply(range).map(Object::toString).orElse(null))
                .toArray(String[]::new);
    }
}
