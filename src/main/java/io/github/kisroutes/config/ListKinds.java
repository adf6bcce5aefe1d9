package io.github.kisroutes.config;

import io.github.kisroutes.config.Kind.NotAllowedException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The kinds of settings that hold several values, separated by commas. */
final class ListKinds {
    private static final Pattern HOST = Pattern.compile("[a-z0-9]([a-z0-9.-]*[a-z0-9])?");

    private ListKinds() {}

    static Kind<List<StockCode>> stockCodes() {
        return list(
                "stock codes of six characters such as 005930 or 00088K (ETN: Q500001), separated by commas",
                text -> StockCode.parse(text)
                        .orElseThrow(() -> new NotAllowedException("'" + text + "' is no stock code")));
    }

    /** Some of an enum's names, in whatever case. */
    static <E extends Enum<E>> Kind<List<E>> someOf(Class<E> type) {
        Kind<E> one = Kinds.letters(type);
        return list(one.allowed().replaceFirst("one of ", "some of ") + ", separated by commas", one.parser());
    }

    static Kind<List<String>> words(String form, String allowed) {
        return list(allowed + ", separated by commas", text -> Kinds.require(text, form));
    }

    static Kind<List<String>> hosts() {
        return list("host names without scheme and port, separated by commas", text -> {
            String host = text.toLowerCase(Locale.ROOT);
            if (!HOST.matcher(host).matches()) {
                throw new NotAllowedException("'" + text + "' is no host name");
            }
            return host;
        });
    }

    private static <T> Kind<List<T>> list(String allowed, Function<String, T> parser) {
        return Kind.open(allowed, text -> elements(text, parser), list -> list.stream()
                .map(String::valueOf)
                .collect(Collectors.joining(",")));
    }

    private static <T> List<T> elements(String text, Function<String, T> parser) {
        List<T> elements = Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(each -> !each.isEmpty())
                .map(parser)
                .distinct()
                .toList();
        if (elements.isEmpty()) {
            throw new NotAllowedException("there is nothing between its commas");
        }
        return elements;
    }
}
