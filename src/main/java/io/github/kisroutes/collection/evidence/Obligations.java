package io.github.kisroutes.collection.evidence;

import io.github.kisroutes.candle.DateWindow;
import io.github.kisroutes.database.Database;
import io.github.kisroutes.database.Sql;
import io.github.kisroutes.market.PriceBasis;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The table {@code obligation}, of one market. Whatever is written joins the transaction of the caller, so that an obligation
 * and what it is about are committed together.
 */
public final class Obligations {
    private final Database database;
    private final String market;
    private final Clock clock;

    /** @param market {@code J}, {@code NX} or {@code UN} */
    public Obligations(Database database, String market, Clock clock) {
        this.database = database;
        this.market = market;
        this.clock = clock;
    }

    private record Row(long id, Obligation obligation) {}

    /** What is open of some stocks, newest days first; of every stock when none is named. */
    public List<Obligation> open(Collection<String> codes) {
        return rows(codes).stream().map(Row::obligation).toList();
    }

    /** The stocks of which anything is open and due on a session day. */
    public List<String> codesDue(LocalDate session) {
        return database.sql("obliged-codes")
                .set("market", market)
                .set("session_day", session)
                .list(row -> row.getString(1));
    }

    private List<Row> rows(Collection<String> codes) {
        return database.sql("read-obligations")
                .set("market", market)
                .set("stock_code", codes.toArray(String[]::new))
                .list(Obligations::row);
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getLong("obligation_id"),
                new Obligation(
                        row.getString("stock_code"),
                        PriceBasis.valueOf(row.getString("price_basis")),
                        ObligationKind.valueOf(row.getString("kind")),
                        new DateWindow(
                                row.getObject("from_date", LocalDate.class), row.getObject("to_date", LocalDate.class)),
                        row.getString("reason"),
                        row.getObject("due_on", LocalDate.class)));
    }

    /**
     * Notes days to be read again. Days that are noted for the same reason already stay one row with them.
     *
     * @param runId the run that found it
     */
    public void owe(Collection<Obligation> more, String runId) {
        if (more.isEmpty()) {
            return;
        }
        List<Row> known = rows(more.stream().map(Obligation::code).distinct().toList());
        List<Long> swallowed = new ArrayList<>();
        List<Obligation> merged = new ArrayList<>();
        for (Obligation each : more) {
            Obligation all = each;
            for (Row row : known) {
                if (!swallowed.contains(row.id()) && row.obligation().joins(all)) {
                    swallowed.add(row.id());
                    all = union(all, row.obligation());
                }
            }
            for (Obligation other : List.copyOf(merged)) {
                if (other.joins(all)) {
                    merged.remove(other);
                    all = union(all, other);
                }
            }
            merged.add(all);
        }
        delete(swallowed);
        insert(merged, runId);
    }

    private static Obligation union(Obligation one, Obligation other) {
        DateWindow a = one.days();
        DateWindow b = other.days();
        return one.of(new DateWindow(
                a.from().isBefore(b.from()) ? a.from() : b.from(), a.to().isAfter(b.to()) ? a.to() : b.to()));
    }

    /**
     * Takes days off what is open of a series, because an answer has told of them.
     *
     * @param kinds of which kinds
     */
    public void met(String code, PriceBasis basis, DateWindow days, Set<ObligationKind> kinds) {
        met(code, basis, days, owed -> kinds.contains(owed.kind()));
    }

    /** The same of those that a test picks. */
    public void met(String code, PriceBasis basis, DateWindow days, Predicate<Obligation> which) {
        List<Row> touched = rows(List.of(code)).stream()
                .filter(row -> row.obligation().basis() == basis
                        && which.test(row.obligation())
                        && !row.obligation().days().from().isAfter(days.to())
                        && !row.obligation().days().to().isBefore(days.from()))
                .toList();
        for (Row row : touched) {
            List<DateWindow> left = minus(row.obligation().days(), days).toList();
            if (left.isEmpty()) {
                delete(List.of(row.id()));
            } else {
                shrink(row.id(), left.get(0));
                left.stream().skip(1).forEach(window -> copy(row.id(), window));
            }
        }
    }

    private static Stream<DateWindow> minus(DateWindow range, DateWindow taken) {
        List<DateWindow> left = new ArrayList<>();
        if (range.from().isBefore(taken.from())) {
            left.add(new DateWindow(range.from(), taken.from().minusDays(1)));
        }
        if (range.to().isAfter(taken.to())) {
            left.add(new DateWindow(taken.to().plusDays(1), range.to()));
        }
        return left.stream();
    }

    private void shrink(long id, DateWindow days) {
        window(database.sql("shrink-obligation"), id, days).update();
    }

    private void copy(long id, DateWindow days) {
        window(database.sql("copy-obligation"), id, days).update();
    }

    private static Sql window(Sql statement, long id, DateWindow days) {
        return statement.set("obligation_id", id).set("from_date", days.from()).set("to_date", days.to());
    }

    private void delete(List<Long> ids) {
        if (!ids.isEmpty()) {
            database.sql("meet-obligations")
                    .set("obligation_id", ids.stream().map(String::valueOf).toArray(String[]::new))
                    .update();
        }
    }

    private void insert(List<Obligation> rows, String runId) {
        database.sql("owe-obligations")
                .set("market", market)
                .set("opened_at", clock.instant())
                .set("opened_run_id", runId)
                .set("stock_code", column(rows, Obligation::code))
                .set("price_basis", column(rows, Obligation::basis))
                .set("kind", column(rows, Obligation::kind))
                .set("from_date", column(rows, row -> row.days().from()))
                .set("to_date", column(rows, row -> row.days().to()))
                .set("reason", column(rows, Obligation::reason))
                .set("due_on", column(rows, Obligation::dueOn))
                .update();
    }

    private static String[] column(List<Obligation> rows, Function<Obligation, Object> value) {
        return rows.stream().map(row -> value.apply(row).toString()).toArray(String[]::new);
    }
}
