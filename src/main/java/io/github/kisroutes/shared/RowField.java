package io.github.kisroutes.shared;

import io.github.kisroutes.database.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * One value of a row, as a table and a hash have it.
 *
 * @param column in the table, and the value's name in {@link RowValues}
 * @param name in the hash
 * @param type how both have it
 * @param always whether a hash without it is damaged; in the table it may be null all the same
 * @param of the value of a row, if it has one
 */
public record RowField<R>(String column, String name, Type type, boolean always, Function<R, Optional<?>> of) {

    /** A value that every row has. */
    public static <R> RowField<R> always(String column, String name, Type type, Function<R, ?> of) {
        return new RowField<>(column, name, type, true, row -> Optional.of(of.apply(row)));
    }

    /** A value that a row may lack. */
    public static <R> RowField<R> maybe(String column, String name, Type type, Function<R, Optional<?>> of) {
        return new RowField<>(column, name, type, false, of);
    }

    /** What a value is in this program, in a column and in a hash, where everything is text. */
    public enum Type {
        /** A {@link String}. */
        TEXT(ResultSet::getString, text -> text),
        /** An {@link Instant}; in a hash in milliseconds since 1970. */
        MILLIS(Type::instant, text -> Instant.ofEpochMilli(Long.parseLong(text))),
        /** An {@link Instant}; in a hash in ISO 8601. */
        TIME(Type::instant, Instant::parse),
        /** A {@link Duration}; in a column in seconds, in a hash in ISO 8601. */
        SPAN(Type::span, Duration::parse),
        /** An {@link Integer}. */
        NUMBER((row, column) -> row.getObject(column, Integer.class), Integer::valueOf),
        /** A {@link Boolean}. */
        FLAG((row, column) -> row.getObject(column, Boolean.class), Boolean::valueOf);

        private interface Reader {
            Object read(ResultSet row, String column) throws SQLException;
        }

        private final Reader reader;
        private final Function<String, Object> parser;

        Type(Reader reader, Function<String, Object> parser) {
            this.reader = reader;
            this.parser = parser;
        }

        private static Object instant(ResultSet row, String column) throws SQLException {
            return Sql.instant(row, column).orElse(null);
        }

        private static Object span(ResultSet row, String column) throws SQLException {
            Long seconds = row.getObject(column, Long.class);
            return seconds == null ? null : Duration.ofSeconds(seconds);
        }
    }

    /** The value in a row of the table, or null. */
    Object read(ResultSet row) throws SQLException {
        return type.reader.read(row, column);
    }

    /** The value in a hash; throws what it likes if it is none. */
    Object parse(String text) {
        return type.parser.apply(text);
    }

    /** As a statement takes it, or null. */
    Object parameter(R row) {
        return of.apply(row)
                .map(value -> value instanceof Duration span ? span.toSeconds() : value)
                .orElse(null);
    }

    /** As a hash has it. */
    Optional<String> text(R row) {
        return of.apply(row)
                .map(value -> type == Type.MILLIS ? ((Instant) value).toEpochMilli() : value)
                .map(Object::toString);
    }
}
