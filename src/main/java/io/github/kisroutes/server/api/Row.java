package io.github.kisroutes.server.api;

import io.github.kisroutes.database.Sql;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A row of a query as an object of JSON: names in their order; days and moments as text. For one use by one thread. */
public final class Row {
    private final ResultSet row;
    private final Map<String, Object> values = new LinkedHashMap<>();

    public Row(ResultSet row) {
        this.row = row;
    }

    public Row text(String name, String column) throws SQLException {
        values.put(name, row.getString(column));
        return this;
    }

    public Row number(String name, String column) throws SQLException {
        long value = row.getLong(column);
        values.put(name, row.wasNull() ? null : value);
        return this;
    }

    /** Exact, without zeros that say nothing. */
    public Row price(String name, String column) throws SQLException {
        BigDecimal value = row.getBigDecimal(column);
        values.put(name, value == null ? null : value.stripTrailingZeros());
        return this;
    }

    public Row truth(String name, String column) throws SQLException {
        boolean value = row.getBoolean(column);
        values.put(name, row.wasNull() ? null : value);
        return this;
    }

    public Row day(String name, String column) throws SQLException {
        LocalDate value = row.getObject(column, LocalDate.class);
        values.put(name, value == null ? null : value.toString());
        return this;
    }

    public Row moment(String name, String column) throws SQLException {
        values.put(name, Sql.instant(row, column).map(Row::moment).orElse(null));
        return this;
    }

    public Map<String, Object> values() {
        return values;
    }

    /** RFC 3339 in UTC, to the millisecond. */
    public static String moment(Instant moment) {
        return DateTimeFormatter.ISO_INSTANT.format(moment.truncatedTo(ChronoUnit.MILLIS));
    }

    /** The same; null without one. */
    public static String moment(Optional<Instant> moment) {
        return moment.map(Row::moment).orElse(null);
    }
}
