package io.github.kisroutes.shared;

import java.util.Map;
import java.util.Optional;

/**
 * The values of a row that was read.
 *
 * @param byColumn what is not there is null in the table or absent in the hash
 */
public record RowValues(Map<String, Object> byColumn) {

    public <T> Optional<T> get(String column, Class<T> type) {
        return Optional.ofNullable(byColumn.get(column)).map(type::cast);
    }

    /** Empty where there is none. */
    public String text(String column) {
        return get(column, String.class).orElse("");
    }
}
