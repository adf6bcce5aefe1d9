package io.github.kisroutes.karaf;

import io.github.kisroutes.config.ConfigurationException;
import io.github.kisroutes.config.Settings;
import io.github.kisroutes.config.check.ExposedSecrets;
import io.github.kisroutes.config.check.SettingsSource;
import io.github.kisroutes.start.StartMistakes;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/**
 * The configuration in a Karaf: the keys are those of {@code config/application.properties}, which is also where the
 * commented file for the operator comes from.
 *
 * @param shipped the text of {@code config/application.properties}, for what Camel is told
 * @param files where the operator's files are
 * @param variables of the environment
 * @param system the properties of the process
 */
record KarafConfiguration(String shipped, OperatorFiles files, Map<String, String> variables, Properties system) {
    private static final String HEADER = """
            # The configuration of kis-camel-routes in this Karaf. UTF-8.
            #
            # This file is yours: it was written at the first start and is never changed again. A line that starts with #kis. shows
            # a key with its default; remove the # to change it. A saved change restarts the routes; a mistake is named in the log,
            # and the routes then keep running with the configuration before.
            #
            # What is not given here may come from an environment variable of the Karaf process, KIS_COLLECT_DAYS for
            # kis.collect.days; secrets should: KIS_APP_KEY and KIS_APP_SECRET. An environment variable wins over this file.
            # Durations are numbers with a unit: 500ms, 61s, 5m, 1h30m, 2d. Camel's own settings (camel.…) may be given here, too.


            """;

    /** What belongs to a process of its own: ways of use, the server and its gateway. */
    private static final List<String> NOT_HERE = List.of(
            "#kis.collect.once=",
            "#kis.token.command=",
            "#kis.crosscheck.file=",
            "#kis.resolve=",
            "#kis.alert.test=",
            "# ---- The server",
            "#kis.server.",
            "# ---- The gateway",
            "#kis.gateway.");

    private static final Map<String, String> PLACES = Map.of(
            "data/token.key", "${karaf.data}/kis/token.key",
            "config/symbols.csv", "${karaf.etc}/kis-routes/symbols.csv",
            "config/holidays.csv", "${karaf.etc}/kis-routes/holidays.csv",
            "data/master", "${karaf.data}/kis/master",
            "jdbc:h2:file:./data/kis;", "jdbc:h2:file:${karaf.data}/kis/kis;",
            "Allowed: real, paper, demo. Default: real.", "Allowed: real, paper. Default: real.");

    /**
     * The file that is laid down for the operator.
     *
     * @param original the text of {@code config/application.properties}
     */
    static String file(String original) {
        int from = original.indexOf("# ---- The broker");
        int to = original.indexOf("# ---- Camel's own settings");
        String text = Arrays.stream(original.substring(from, to).split("\n\n"))
                .filter(paragraph -> NOT_HERE.stream().noneMatch(paragraph::contains))
                .collect(Collectors.joining("\n\n"));
        for (Map.Entry<String, String> place : PLACES.entrySet()) {
            text = text.replace(place.getKey(), place.getValue());
        }
        return HEADER + text.stripTrailing() + "\n";
    }

    /**
     * Reads and checks the configuration.
     *
     * @param given what the operator has set
     * @param beyond the mistakes in the files and places that the settings name; see {@link SettingsSource#load(BiFunction)}
     * @throws ConfigurationException with one sentence per mistake
     */
    Settings load(Map<String, String> given, BiFunction<Settings, List<String>, List<String>> beyond) {
        Map<String, String> values = new HashMap<>(defaults());
        given.forEach((name, value) -> {
            if (!value.isBlank()) {
                values.put(name, value);
            }
        });
        return SettingsSource.of(files.configuration().toString(), values, variables, system)
                .load((settings, before) -> {
                    List<String> mistakes = new ArrayList<>(refuseCommandLine(settings));
                    mistakes.addAll(beyond.apply(settings, before));
                    return mistakes;
                });
    }

    /** What is no mistake and should be known; also of secrets in the configuration, which Karaf copies into its folder of data. */
    List<String> notices(Settings settings, Map<String, String> given) {
        List<String> notices = new ArrayList<>(StartMistakes.notices(settings));
        ExposedSecrets.copied(given, files.data()).ifPresent(notices::add);
        return notices;
    }

    private Map<String, String> defaults() {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(shipped));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> values = new HashMap<>();
        properties.stringPropertyNames().forEach(name -> values.put(name, properties.getProperty(name)));
        values.put("camel.main.routes-include-pattern", "file:" + files.routes() + "/*.camel.yaml");
        values.put("kis.symbols.file", files.symbols().toString());
        values.put("kis.calendar.holidays-file", files.holidays().toString());
        values.put("kis.symbols.master-directory", files.own().resolve("master").toString());
        values.put("kis.token.cipher-key-file", files.own().resolve("token.key").toString());
        values.put(
                "kis.database.url", "jdbc:h2:file:" + files.own().resolve("kis") + ";AUTO_SERVER=TRUE;WRITE_DELAY=0");
        return values;
    }

    private static List<String> refuseCommandLine(Settings settings) {
        List<String> mistakes = new ArrayList<>();
        if (settings.collection().once()) {
            mistakes.add(
                    "kis.collect.once = true ends the process after one collection, and a Karaf is not ours to end:"
                            + " remove it, and kis.collect.cron says when to collect.");
        }
        if (settings.alerts().test()) {
            mistakes.add(
                    "kis.alert.test = true is for the command line, where the answers are printed: run it there with the"
                            + " same settings.");
        }
        if (settings.server().enabled()) {
            mistakes.add(
                    "kis.server.enabled = true starts a server of our own, and a Karaf has its own: remove it, and watch"
                            + " the routes by JMX, or let a plain process with the same database show metrics and health"
                            + " (docs/operations.md).");
        }
        settings.token()
                .command()
                .ifPresent(
                        command -> mistakes.add(
                                "kis.token.command = "
                                        + command.name().toLowerCase(Locale.ROOT)
                                        + " is for the command line, where its answer is printed: run it there with the same database."));
        settings.crosscheckFile()
                .ifPresent(
                        file -> mistakes.add(
                                "kis.crosscheck.file = " + file
                                        + " is for the command line, where its answer is printed: run it there with the same database."));
        return mistakes;
    }
}
