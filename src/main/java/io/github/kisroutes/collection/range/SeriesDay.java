package io.github.kisroutes.collection.range;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;

/** A day of a series. */
public record SeriesDay(Series series, LocalDate day) {
    /** From the columns of a series and one with the day. */
    public static SeriesDay of(ResultSet row, String column) throws SQLException {
        return new SeriesDay(Series.of(row), row.getObject(column, LocalDate.class));
    }
}
