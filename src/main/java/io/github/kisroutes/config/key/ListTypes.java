package io.github.kisroutes.config.key;

import io.github.kisroutes.config.key.SettingType.NotAllowedException;
import io.github.kisroutes.market.PriceBasis;
import io.github.kisroutes.market.StockCode;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The kinds of settings that hold several values, separated by commas. */
final class ListTypes {
    private static final String MAILBOX = "[^\\s@,<>\"]+@[^\\s@,<>\"]+";
    private static final Pattern HOST = Pattern.compile("[a-z0-9]([a-z0-9.-]*[a-z0-9])?");

    private ListTypes() {}

    static SettingType<List<StockCode>> stockCodes() {
        return list(
                "stock codes of six characters such as 005930 or 00088K (ETN: Q500001), separated by commas",
                text -> StockCode.parse(text)
                        .orElseThrow(() -> new NotAllowedException("'" + text + "' is not a stock code")));
    }

    /** Some of an enum's names, in whatever case. */
    static <E extends Enum<E>> SettingType<List<E>> someOf(Class<E> type) {
        SettingType<E> one = SettingTypes.letters(type);
        return list(one.allowed().replaceFirst("one of ", "some of ") + ", separated by commas", one.parser());
    }

    /** One of the two series, or both. */
    static SettingType<Set<PriceBasis>> priceBases() {
        Map<String, Set<PriceBasis>> choices = new LinkedHashMap<>();
        for (PriceBasis basis : PriceBasis.values()) {
            choices.put(basis.name().toLowerCase(Locale.ROOT), Set.of(basis));
        }
        choices.put("both", Collections.unmodifiableSet(EnumSet.allOf(PriceBasis.class)));
        return SettingTypes.oneOf(choices);
    }

    static SettingType<List<String>> words(String form, String allowed) {
        return list(allowed + ", separated by commas", text -> SettingTypes.require(text, form));
    }

    static SettingType<List<String>> hosts() {
        return list("host names without scheme and port, separated by commas", ListTypes::oneHost);
    }

    static SettingType<String> host() {
        return SettingType.open("a host name without scheme and port", ListTypes::oneHost, UnaryOperator.identity());
    }

    private static String oneHost(String text) {
        String host = text.toLowerCase(Locale.ROOT);
        if (!HOST.matcher(host).matches()) {
            throw new NotAllowedException("'" + text + "' is not a host name");
        }
        return host;
    }

    /** One address of a mailbox. */
    static SettingType<String> mailAddress() {
        return SettingType.open(
                "a mail address such as alerts@example.com",
                text -> SettingTypes.require(text, MAILBOX),
                UnaryOperator.identity());
    }

    static SettingType<List<String>> mailAddresses() {
        return list(
                "mail addresses such as you@example.com, separated by commas",
                text -> SettingTypes.require(text, MAILBOX));
    }

    private static <T> SettingType<List<T>> list(String allowed, Function<String, T> parser) {
        return SettingType.open(allowed, text -> elements(text, parser), list -> list.stream()
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
