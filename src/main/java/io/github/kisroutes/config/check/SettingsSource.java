package io.github.kisroutes.config.check;

import io.github.kisroutes.config.ConfigurationException;
import io.github.kisroutes.config.Environment;
import io.github.kisroutes.config.Settings;
import io.github.kisroutes.config.key.SettingKey;
import io.github.kisroutes.config.key.SettingKeys;
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
import java.util.Optional;
import java.util.Properties;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Where settings come from. Highest first: what the program itself lays on top, {@code -Dkey=value}, environment variables
 * ({@code KIS_COLLECT_DAYS} for {@code kis.collect.days}), {@code application-<profile>.properties}, {@code
 * local.properties}, {@code application.properties}. The profile is {@code camel.main.profile}, or else the environment's name. The highest place
 * that names a key decides; an empty value there means the default.
 */
public final class SettingsSource {
    /** Besides the keys, what the demo never takes from the operator. */
    private static final List<SettingKey<?>> OWN_IN_DEMO = List.of(
            SettingKeys.BASE_URL,
            SettingKeys.DATABASE_URL,
            SettingKeys.DATABASE_USERNAME,
            SettingKeys.DATABASE_PASSWORD,
            SettingKeys.DATABASE_DATASOURCE,
            SettingKeys.TOKEN_CIPHER_KEY_FILE,
            SettingKeys.SYMBOLS_MASTER_URL,
            SettingKeys.SYMBOLS_MASTER_DIRECTORY,
            SettingKeys.TOKEN_REDIS_URL);

    private static final Pattern PROFILE_NAME = Pattern.compile("[A-Za-z0-9_-]+");

    private final ConfigurationPlace place;
    private final Map<String, String> variables;
    private final Properties system;
    private final Map<String, String> onTop;

    private SettingsSource(
            ConfigurationPlace place, Map<String, String> variables, Properties system, Map<String, String> onTop) {
        this.place = place;
        this.variables = variables;
        this.system = system;
        this.onTop = onTop;
    }

    /** The folder {@code config} of the working directory, this process's environment variables and properties. */
    public static SettingsSource ofProcess() {
        return of(Path.of("config"), System.getenv(), System.getProperties());
    }

    /** @param folder holds the property files; each of them may be missing */
    public static SettingsSource of(Path folder, Map<String, String> variables, Properties system) {
        return new SettingsSource(ConfigurationPlace.folder(folder), variables, system, Map.of());
    }

    /**
     * For runtimes that keep configuration themselves, such as an OSGi container.
     *
     * @param place how messages name that configuration: {@code etc/io.github.kisroutes.cfg}
     * @param configuration takes the place of the files
     */
    public static SettingsSource of(
            String place, Map<String, String> configuration, Map<String, String> variables, Properties system) {
        return new SettingsSource(ConfigurationPlace.given(place, configuration), variables, system, Map.of());
    }

    /** The same source with values on top of everything, those given last winning. */
    public SettingsSource with(Map<String, String> values) {
        Map<String, String> all = new HashMap<>(onTop);
        all.putAll(values);
        return new SettingsSource(place, variables, system, Map.copyOf(all));
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
        Map<String, String> values = new HashMap<>();
        OWN_IN_DEMO.forEach(own -> values.put(own.name(), ""));
        values.put(SettingKeys.ENVIRONMENT.name(), "demo");
        values.put(SettingKeys.BASE_URL.name(), address.toString());
        values.put(SettingKeys.CLIENT_ID.name(), key);
        values.put(SettingKeys.CLIENT_SECRET.name(), secret);
        return with(values);
    }

    /** The environment alone, known before a simulator is started; what is wrong with it is told by {@link #load}. */
    public Environment environment() {
        ConfigurationErrors mistakes = new ConfigurationErrors();
        return environment(layers(mistakes), mistakes);
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
            checkSimulator(in);
            mistakes.raise(); // without its broker the rest is no mistake of the operator
            ignoredInDemo(layers).ifPresent(notices::add);
        }
        Settings settings = SettingsCheck.read(in, layers, notices);
        beyond.apply(settings, mistakes.sentences()).forEach(mistakes::add);
        mistakes.raise();
        return settings;
    }

    private void checkSimulator(SettingReader in) {
        if (!onTop.containsKey(SettingKeys.BASE_URL.name())) {
            in.mistakes()
                    .add(in.described(SettingKeys.ENVIRONMENT) + " cannot run here, where there is no simulator:"
                            + " put kis-camel-routes-<version>-simulator.jar beside the product's jar on the class path,"
                            + " run mvn compile camel:run -Dkis.environment=demo in the source folder, or set real or paper."
                            + " In a Karaf there is no demo.");
        }
    }

    /** A sentence on what the operator has set for real work and the demo leaves alone. */
    private Optional<String> ignoredInDemo(Layers layers) {
        List<Layer> byOperator = layers.layers().subList(1, layers.layers().size());
        SettingReader in = reader(new Layers(byOperator), Environment.DEMO, new ConfigurationErrors());
        String ignored = OWN_IN_DEMO.stream()
                .flatMap(key -> in.written(key).map(found -> key.name() + " (" + found.place() + ")").stream())
                .collect(Collectors.joining(", "));
        return ignored.isEmpty() ? Optional.empty() : Optional.of("The demo has its own and ignores: " + ignored + ".");
    }

    private SettingReader reader(Layers layers, Environment environment, ConfigurationErrors mistakes) {
        return new SettingReader(layers, environment, variables, system, mistakes);
    }

    private Environment environment(Layers layers, ConfigurationErrors mistakes) {
        return reader(layers, Environment.REAL, mistakes).value(SettingKeys.ENVIRONMENT);
    }

    private Layers layers(ConfigurationErrors mistakes) {
        List<Layer> above =
                List.of(Layer.of("set by the program", onTop), Layer.ofSystem(system), Layer.ofEnvironment(variables));
        List<Layer> base = new ArrayList<>();
        place.own(mistakes).ifPresent(base::add);
        base.add(place.base(mistakes));
        Optional<Layer> profile = profile(Layers.of(above, Optional.empty(), base), mistakes)
                .flatMap(name -> place.profile(name, mistakes));
        return Layers.of(above, profile, base);
    }

    private Optional<String> profile(Layers layers, ConfigurationErrors mistakes) {
        String name = layers.find(Layer.PROFILE)
                .map(Layers.Found::text)
                .filter(text -> !text.isEmpty())
                .orElseGet(() ->
                        SettingKeys.ENVIRONMENT.kind().writer().apply(environment(layers, new ConfigurationErrors())));
        if (!PROFILE_NAME.matcher(name).matches()) {
            mistakes.add(
                    Layer.PROFILE + " = " + name + " is not the name of a profile: it takes letters, digits, - and _,"
                            + " as in config/application-<profile>.properties.");
            return Optional.empty();
        }
        return Optional.of(name);
    }
}
