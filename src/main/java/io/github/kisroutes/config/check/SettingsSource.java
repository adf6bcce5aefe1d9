package io.github.kisroutes.config.check;

import io.github.kisroutes.config.ConfigurationException;
import io.github.kisroutes.config.Environment;
import io.github.kisroutes.config.ProgramFolders;
import io.github.kisroutes.config.Settings;
import io.github.kisroutes.config.key.BrokerKeys;
import io.github.kisroutes.config.key.SettingKey;
import io.github.kisroutes.config.read.ConfigurationErrors;
import io.github.kisroutes.config.read.ConfigurationPlace;
import io.github.kisroutes.config.read.Layer;
import io.github.kisroutes.config.read.Layers;
import io.github.kisroutes.config.read.LookalikeNames;
import io.github.kisroutes.config.read.SettingReader;
import io.github.kisroutes.config.read.UnknownKeys;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Where settings come from. Highest first: what the program itself lays on top, the options of a command, {@code -Dkey=value}, environment variables
 * ({@code KIS_COLLECT_DAYS} for {@code kis.collect.days}), {@code application-<profile>.properties}, {@code
 * local.properties}, {@code application.properties}. The profile is {@code camel.main.profile}, or else the environment's name. The highest place
 * that names a key decides; an empty value there means the default.
 */
public final class SettingsSource {
    private final ConfigurationPlace place;
    private final ProgramFolders folders;
    private final Map<String, String> variables;
    private final Properties system;
    private final Layer options;
    private final Map<String, String> onTop;

    private SettingsSource(
            ConfigurationPlace place,
            ProgramFolders folders,
            Map<String, String> variables,
            Properties system,
            Layer options,
            Map<String, String> onTop) {
        this.place = place;
        this.folders = folders;
        this.variables = variables;
        this.system = system;
        this.options = options;
        this.onTop = onTop;
    }

    /** The folders of the installed program, or {@code config} of the working directory; this process's variables and properties. */
    public static SettingsSource ofProcess() {
        return of(ProgramFolders.ofProcess(System.getenv()), System.getenv(), System.getProperties());
    }

    /** @param folders says where the files of configuration are, and what the paths in them mean */
    public static SettingsSource of(ProgramFolders folders, Map<String, String> variables, Properties system) {
        return of(ConfigurationPlace.folders(folders.configurations()), folders, variables, system);
    }

    /** @param folder holds the property files; each of them may be missing */
    public static SettingsSource of(Path folder, Map<String, String> variables, Properties system) {
        return of(ConfigurationPlace.folders(List.of(folder)), ProgramFolders.none(), variables, system);
    }

    /**
     * For runtimes that keep configuration themselves, such as an OSGi container.
     *
     * @param place how messages name that configuration: {@code etc/io.github.kisroutes.cfg}
     * @param configuration takes the place of the files
     */
    public static SettingsSource of(
            String place, Map<String, String> configuration, Map<String, String> variables, Properties system) {
        return of(ConfigurationPlace.given(place, configuration), ProgramFolders.none(), variables, system);
    }

    private static SettingsSource of(
            ConfigurationPlace place, ProgramFolders folders, Map<String, String> variables, Properties system) {
        return new SettingsSource(place, folders, variables, system, Layer.of("", Map.of()), Map.of());
    }

    /** The same source with what a command and its options mean, above all that is written elsewhere. */
    public SettingsSource withOptions(Layer given) {
        return new SettingsSource(place, folders, variables, system, given, onTop);
    }

    /** The same source with a file of the installed program for what nobody else has set. */
    public SettingsSource withLast(String file) {
        ConfigurationPlace more = ConfigurationPlace.folders(folders.configurations(), file);
        return new SettingsSource(more, folders, variables, system, options, onTop);
    }

    /** Where the program's files are. */
    public ProgramFolders folders() {
        return folders;
    }

    /** The same source with values on top of everything, those given last winning. */
    public SettingsSource with(Map<String, String> values) {
        Map<String, String> all = new HashMap<>(onTop);
        all.putAll(values);
        return new SettingsSource(place, folders, variables, system, options, Map.copyOf(all));
    }

    /**
     * The same source for the demo: its broker is the simulator, its database and token are its own, whatever the
     * operator has configured for the real ones.
     *
     * @param address where the simulator listens
     * @param key the app key that the simulator accepts
     * @param secret the app secret that goes with it
     */
    public SettingsSource withDemo(URI address, String key, String secret) {
        return with(DemoSettings.values(address, key, secret));
    }

    /** One value, known before everything is checked; what is wrong with it is told by {@link #load}. */
    public <T> T value(SettingKey<T> key) {
        ConfigurationErrors mistakes = new ConfigurationErrors();
        return reader(layers(mistakes), Environment.REAL, mistakes).value(key);
    }

    /** The environment alone, known before a simulator is started. */
    public Environment environment() {
        return value(BrokerKeys.ENVIRONMENT);
    }

    /** Reads and checks a part of the settings, for a program that needs no more. */
    public <T> T part(Function<SettingReader, T> part) {
        ConfigurationErrors mistakes = new ConfigurationErrors();
        Layers layers = layers(mistakes);
        T read = part.apply(reader(layers, environment(layers, mistakes), mistakes));
        mistakes.raise();
        return read;
    }

    /**
     * Reads and checks everything.
     *
     * @throws ConfigurationException with one sentence per mistake
     */
    public Settings load() {
        return load((settings, mistakes) -> List.of());
    }

    /**
     * Reads and checks everything, and what the settings lead to.
     *
     * @param beyond the mistakes in files and places that the settings name, so that they are told together with those of the
     *     settings; it gets the settings, with the default in the place of each wrong one, and the mistakes so far
     * @throws ConfigurationException with one sentence per mistake
     */
    public Settings load(BiFunction<Settings, List<String>, List<String>> beyond) {
        ConfigurationErrors mistakes = new ConfigurationErrors();
        Layers layers = layers(mistakes);
        UnknownKeys.checkNames(layers, mistakes);
        List<String> notices = new ArrayList<>(UnknownKeys.checkVariables(variables.keySet(), mistakes));
        notices.addAll(LookalikeNames.check(layers, system, mistakes));
        SettingReader in = reader(layers, environment(layers, mistakes), mistakes);
        if (in.environment() == Environment.DEMO) {
            DemoSettings.checkSimulator(in, onTop);
            mistakes.raise(); // without its broker the rest is no mistake of the operator
            List<Layer> byOperator = layers.layers().subList(1, layers.layers().size());
            DemoSettings.ignored(reader(new Layers(byOperator), Environment.DEMO, new ConfigurationErrors()))
                    .ifPresent(notices::add);
        }
        Settings settings = SettingsCheck.read(in, layers, notices);
        beyond.apply(settings, mistakes.sentences()).forEach(mistakes::add);
        mistakes.raise();
        return settings;
    }

    private SettingReader reader(Layers layers, Environment environment, ConfigurationErrors mistakes) {
        return new SettingReader(layers, environment, folders, variables, system, mistakes);
    }

    private Environment environment(Layers layers, ConfigurationErrors mistakes) {
        return reader(layers, Environment.REAL, mistakes).value(BrokerKeys.ENVIRONMENT);
    }

    private Layers layers(ConfigurationErrors mistakes) {
        List<Layer> above = List.of(
                Layer.of("set by the program", onTop), options, Layer.ofSystem(system), Layer.ofEnvironment(variables));
        List<Layer> base = new ArrayList<>(place.own(mistakes));
        base.addAll(place.base(mistakes));
        Layers given = Layers.of(above, List.of(), base);
        List<Layer> profile = ProfileName.of(given, environment(given, new ConfigurationErrors()), mistakes)
                .map(name -> place.profile(name, mistakes))
                .orElse(List.of());
        return Layers.of(above, profile, base);
    }
}
