package io.github.kisroutes.command.check;

import io.github.kisroutes.config.Language;
import io.github.kisroutes.config.Settings;
import java.util.Locale;

/** The settings, and the files that they name. */
final class ConfigurationLine {
    private ConfigurationLine() {}

    static String subject(Language language) {
        return language.of("configuration", "설정");
    }

    static CheckLine of(Settings settings, Language language) {
        String environment = settings.environment().name().toLowerCase(Locale.ROOT);
        String stocks = settings.collection().symbols().isEmpty()
                ? settings.collection().symbolsFile().toString()
                : settings.collection().symbols().size() + " (kis.collect.symbols)";
        return CheckLine.well(
                subject(language),
                language.of(
                        "environment " + environment + ", market " + settings.market() + ", stocks " + stocks + ".",
                        "환경 " + environment + ", 시장 " + settings.market() + ", 종목 " + stocks + "."));
    }
}
