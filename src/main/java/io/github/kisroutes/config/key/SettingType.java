package io.github.kisroutes.config.key;

import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * How the text of a setting is read, and what is allowed in it.
 *
 * @param allowed completes "it takes …", unit included
 * @param secret whether the value must never be shown nor handed to Camel
 * @param parser from the trimmed text; any runtime exception means "not allowed"
 * @param writer the canonical text: what Camel gets
 * @param shown the text as an error message may repeat it
 */
public record SettingType<T>(
        String allowed,
        boolean secret,
        Function<String, T> parser,
        Function<T, String> writer,
        UnaryOperator<String> shown) {

    /** A kind whose values may be shown as they were written. */
    static <T> SettingType<T> open(String allowed, Function<String, T> parser, Function<T, String> writer) {
        return new SettingType<>(allowed, false, parser, writer, UnaryOperator.identity());
    }

    /** Why a value is refused, where "it takes …" alone would leave the reader searching. */
    public static final class NotAllowedException extends IllegalArgumentException {
        /** @param reason completes "cannot be used: …" */
        NotAllowedException(String reason) {
            super(reason);
        }
    }
}
