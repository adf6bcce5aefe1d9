package io.github.kisroutes.command;

import io.github.kisroutes.DemoBroker;
import io.github.kisroutes.command.check.CheckReport;
import io.github.kisroutes.config.Environment;
import io.github.kisroutes.config.Language;
import io.github.kisroutes.config.check.SettingsSource;
import io.github.kisroutes.config.key.AlertKeys;
import io.github.kisroutes.message.Messages;
import io.github.kisroutes.start.HostCheck;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;

/**
 * {@code bin/kis}: the program as a person without Maven uses it. Ends with the exit codes of a collection: 0 done, 2 done but
 * something is left to do, 1 could not run; {@code KisRoutes} says more.
 */
@Command(name = "kis", versionProvider = ProgramVersion.class, addMethodSubcommands = false)
public final class KisCommand {
    private static final String TEXTS = "command.help";

    /** What a program that keeps running has besides, in the folder of configuration: its page and its API. */
    private static final String OF_RUN = "run.properties";

    /** In the order in which a person needs them. */
    private static final List<String> WORDS = List.of(
            "demo",
            "check",
            "collect",
            "run",
            "missing",
            "heal",
            "runs",
            "export",
            "token",
            "gateway",
            "resolve",
            SimulatorJar.COMMAND,
            "completion");

    private final SettingsSource source;
    private final Messages messages;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            descriptionKey = "help")
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true)
    private boolean version;

    private KisCommand(SettingsSource source, Messages messages) {
        this.source = source;
        this.messages = messages;
    }

    /** Ends the process. */
    public static void main(String[] arguments) {
        HostCheck.makeConsoleKorean();
        List<String> words = PassedProperties.take(arguments, System.getProperties());
        String[] line = words.toArray(String[]::new);
        System.exit(
                words.indexOf(SimulatorJar.COMMAND) == 0
                        ? SimulatorJar.run(words.subList(1, words.size()), System.err)
                        : commandLine(SettingsSource.ofProcess(), line).execute(line));
    }

    /**
     * The command line; its texts are in the language of the settings.
     *
     * @param first the words; where the first one is a command, that one alone is made, which is sooner than all of them
     */
    static CommandLine commandLine(SettingsSource source, String... first) {
        List<String> made = first.length > 0 && WORDS.contains(first[0]) ? List.of(first[0]) : WORDS;
        Language language = source.value(AlertKeys.LANGUAGE);
        Messages messages = new Messages(language);
        CommandLine line = new CommandLine(new KisCommand(source, messages));
        made.forEach(word -> line.addSubcommand(word, subcommand(word)));
        line.setResourceBundle(ResourceBundle.getBundle(
                TEXTS,
                language == Language.KO ? Locale.KOREAN : Locale.ROOT,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)));
        line.setOut(ConsoleWriter.to(System.out));
        line.setErr(ConsoleWriter.to(System.err));
        line.setParameterExceptionHandler(new WrongWords(messages));
        line.setExecutionExceptionHandler(new Failures());
        return line;
    }

    private static CommandLine subcommand(String word) {
        return CommandLine.getCommandMethods(KisCommand.class, word).stream()
                .findFirst()
                .map(CommandLine::new)
                .orElseGet(() -> new CommandLine(word.equals("gateway") ? new GatewayWords() : new TokenWords()));
    }

    ProductStart product() {
        return new ProductStart(source, System.err);
    }

    GatewayKeyPairs gatewayKeyPairs() {
        return new GatewayKeyPairs(source, messages, Clock.systemUTC(), System.out);
    }

    @Command
    int run() {
        return new ProductStart(source.withLast(OF_RUN), System.err).start(new CommandSettings("kis run"));
    }

    @Command
    int collect(@Mixin CollectOptions options) {
        return product().start(options.settings("kis collect"));
    }

    @Command
    int heal(@Mixin SeriesOptions options) {
        return product()
                .start(options.into(new CommandSettings("kis heal")
                        .set("kis.collect.once", "true")
                        .set("kis.collect.heal", "true")));
    }

    @Command
    int resolve(
            @Parameters(paramLabel = "CODE") String code,
            @Parameters(paramLabel = "FROM..TO") String days,
            @Parameters(paramLabel = "REASON") String reason,
            @Parameters(paramLabel = "TEXT", arity = "1..*") List<String> text) {
        String said = String.join(" ", code, days, reason, String.join(" ", text));
        return product().start(new CommandSettings("kis resolve").set("kis.resolve", said));
    }

    @Command
    int check() {
        SettingsSource ofRun = source.withLast(OF_RUN);
        Optional<DemoBroker> demo = ofRun.environment() == Environment.DEMO ? DemoBroker.find() : Optional.empty();
        if (demo.isEmpty()) {
            return CheckReport.of(ofRun, messages, Clock.systemUTC()).print(System.out);
        }
        try (DemoBroker.Running broker = demo.get().start()) {
            SettingsSource own = ofRun.withDemo(broker.address(), broker.appKey(), broker.appSecret());
            return CheckReport.of(own, messages, broker.clock()).print(System.out);
        }
    }

    @Command
    int missing(@Mixin SeriesOptions options) {
        CommandSettings asked = options.into(new CommandSettings("kis missing"));
        return new StoredTables(source.withOptions(asked.layer()), messages).missing(System.out);
    }

    @Command
    int runs(@Option(names = "--last", paramLabel = "N", defaultValue = "10") int last) {
        return new StoredTables(source, messages).runs(last, System.out);
    }

    @Command
    int export(@Mixin ExportOptions options) {
        return new StoredExport(source, messages, Clock.systemUTC(), System.out, System.err).run(options);
    }

    @Command
    int demo() {
        CommandSettings demo =
                new CommandSettings("kis demo").set("kis.environment", "demo").set("kis.collect.once", "true");
        int exitCode = product().start(demo);
        if (exitCode != ProductStart.COULD_NOT_RUN) {
            new StoredTables(source.withOptions(demo.layer()), messages).newest(System.out);
        }
        return exitCode;
    }

    /** Here to be listed; {@link #main} hands its words on, which are the simulator's own. */
    @Command(name = SimulatorJar.COMMAND)
    int simulator(@Parameters(arity = "0..*", paramLabel = "OPTION") List<String> options) {
        return SimulatorJar.run(options == null ? List.of() : options, System.err);
    }

    @Command
    void completion() {
        System.out.println(AutoComplete.bash("kis", commandLine(source)));
    }
}
