package io.github.kisroutes.command.check;

import io.github.kisroutes.config.Settings;
import io.github.kisroutes.message.Messages;
import java.util.Locale;

/** The settings, and the files that they name. */
final class ConfigurationLine {
    private ConfigurationLine() {}

    static String subject(Messages messages) {
        return messages.text("check.configuration.subject");
    }

    static CheckLine of(Settings settings, Messages messages) {
        String environment = settings.environment().name().toLowerCase(Locale.ROOT);
        String stocks = settings.collection().symbols().isEmpty()
                ? settings.collection().symbolsFile().toString()
                : settings.collection().symbols().size() + " (kis.collect.symbols)";
        return CheckLine.well(
                subject(messages),
                messages.text("check.configuration.settings", environment, settings.market(), stocks));
    }
}
