package io.github.kisroutes.command;

import io.github.kisroutes.config.check.SettingsSource;
import io.github.kisroutes.config.check.StoredData;
import io.github.kisroutes.database.Database;
import io.github.kisroutes.database.DatabaseLook;
import io.github.kisroutes.database.Sql;
import io.github.kisroutes.market.Seoul;
import io.github.kisroutes.message.Messages;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToIntFunction;

/** What is stored, as a person asks for it; nothing is changed, and neither Camel nor the broker is needed. */
final class StoredTables {
    private static final int DONE = 0;
    private static final int SOMETHING_LEFT = 2;
    private static final int SHOWN_CANDLES = 5;
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private final StoredData stored;
    private final Messages messages;

    StoredTables(SettingsSource source, Messages messages) {
        stored = StoredData.of(source);
        this.messages = messages;
    }

    /** Prints what {@code missing_daily_price} lists, a line for each stock. */
    int missing(PrintStream out) {
        return inDatabase(out, database -> {
            List<String> lines = database.sql("missing-stocks")
                    .set("market", stored.market().name())
                    .list(this::missingStock);
            lines.forEach(out::println);
            out.println(messages.text(lines.isEmpty() ? "stored.missing-none" : "stored.missing-heal"));
            return lines.isEmpty() ? DONE : SOMETHING_LEFT;
        });
    }

    private String missingStock(ResultSet row) throws SQLException {
        String basis = row.getString("price_basis");
        return messages.text(
                "stored.missing",
                row.getString("stock_code") + name(row),
                row.getLong("day_count"),
                row.getString("first_day") + ".." + row.getString("last_day")
                        + ("ADJUSTED".equals(basis) ? "" : " " + basis));
    }

    /** Prints the newest runs, a line for each and one more where a reason is known. */
    int runs(int last, PrintStream out) {
        return inDatabase(out, database -> {
            List<String> lines = newest(database, last);
            lines.forEach(out::println);
            if (lines.isEmpty()) {
                out.println(messages.text("stored.run-none"));
            }
            return DONE;
        });
    }

    private List<String> newest(Database database, int last) {
        Sql runs = database.sql("list-runs").set("row_limit", last);
        List.of("run_id", "state", "kind", "before").forEach(all -> runs.set(all, null));
        return runs.list(this::run);
    }

    private String run(ResultSet row) throws SQLException {
        Instant started = Sql.instant(row, "started_at").orElseThrow();
        String took = Sql.instant(row, "finished_at")
                .map(end -> Duration.between(started, end).toSeconds())
                .map(seconds -> " " + messages.text("duration.seconds", seconds.toString()))
                .orElse("");
        String reason = Optional.ofNullable(row.getString("reason"))
                .filter(text -> !text.isBlank())
                .map(text -> System.lineSeparator() + "  " + text)
                .orElse("");
        return MINUTE.format(started.atZone(Seoul.ZONE)) + " " + row.getString("kind") + " "
                + messages.text("state." + row.getString("state")) + took + ": "
                + messages.text(
                        "stored.run",
                        row.getInt("done_count"),
                        row.getInt("symbol_count"),
                        row.getInt("failed_count"),
                        row.getLong("new_rows"))
                + reason;
    }

    /** Prints some candles of the newest day. */
    int newest(PrintStream out) {
        return inDatabase(out, database -> {
            List<String> lines = database.sql("newest-candles")
                    .set("row_limit", SHOWN_CANDLES)
                    .list(StoredTables::candle);
            out.println();
            out.println(messages.text("stored.newest"));
            lines.forEach(out::println);
            return DONE;
        });
    }

    private static String candle(ResultSet row) throws SQLException {
        return row.getString("trade_date") + " " + row.getString("symbol") + name(row) + ": "
                + String.join(
                        " ",
                        price(row, "open"),
                        price(row, "high"),
                        price(row, "low"),
                        price(row, "close"),
                        row.getString("volume"));
    }

    private static String price(ResultSet row, String column) throws SQLException {
        return row.getBigDecimal(column) == null
                ? "-"
                : row.getBigDecimal(column).stripTrailingZeros().toPlainString();
    }

    private static String name(ResultSet row) throws SQLException {
        String name = row.getString("name");
        return name == null || name.equals(row.getString(1)) ? "" : " " + name;
    }

    /** That there is no database yet, and what makes it. */
    static String none(DatabaseLook place, Messages messages) {
        return messages.text(
                "stored.no-database", place.toBeMade().map(Path::toString).orElse(""));
    }

    /** Looks into the database; one that is not there yet is told. */
    int inDatabase(PrintStream out, ToIntFunction<Database> look) {
        DatabaseLook place = new DatabaseLook(stored.database());
        Optional<Database> found = place.openOrRecover();
        if (found.isEmpty()) {
            out.println(none(place, messages));
            return ProductStart.COULD_NOT_RUN;
        }
        try (Database database = found.get()) {
            return look.applyAsInt(database);
        }
    }
}
