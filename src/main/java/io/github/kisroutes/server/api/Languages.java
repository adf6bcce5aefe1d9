package io.github.kisroutes.server.api;

import io.github.kisroutes.config.Language;
import io.github.kisroutes.message.Messages;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Map;
import java.util.Optional;

/** The language of an answer: what the request asks for, else that of {@code kis.language}. */
public final class Languages {
    private final Language usual;
    private final Map<Language, Messages> messages = new EnumMap<>(Language.class);

    /** @param usual of a request that does not say */
    public Languages(Language usual) {
        this.usual = usual;
        for (Language language : Language.values()) {
            messages.put(language, new Messages(language));
        }
    }

    public Language of(Parameters in) {
        return in.oneOf(Language.class, "language")
                .or(() -> accepted(in.request().acceptLanguage()))
                .orElse(usual);
    }

    public Messages messages(Language language) {
        return messages.get(language);
    }

    /** As it is written in JSON and in headers. */
    public static String tag(Language language) {
        return language.name().toLowerCase(Locale.ROOT);
    }

    /** The first of those that are wanted and that there is. */
    private static Optional<Language> accepted(String header) {
        try {
            return header.isBlank()
                    ? Optional.empty()
                    : LanguageRange.parse(header).stream()
                            .flatMap(range -> Optional.ofNullable(Locale.lookupTag(List.of(range), List.of("en", "ko")))
                                    .map(tag -> Language.valueOf(tag.toUpperCase(Locale.ROOT)))
                                    .stream())
                            .findFirst();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
