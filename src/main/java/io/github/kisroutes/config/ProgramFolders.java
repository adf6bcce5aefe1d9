package io.github.kisroutes.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where an installed program has its files: those that came with it, which nobody has to write to, and those of its operator.
 * A path that begins with {@code config/}, {@code routes/} or {@code data/} means these folders, wherever the program is
 * started. In a checkout it is not installed, and such a path counts from the working directory as any other.
 *
 * @param home holds {@code lib}, {@code routes} and {@code config} of this version; empty in a checkout
 * @param data holds the database and the key of the stored token, and, where the operator has them, a folder {@code config} and
 *     a folder {@code routes} of his own; empty for {@code data} of the working directory
 */
public record ProgramFolders(Optional<Path> home, Optional<Path> data) {
    private static final String HOME = "KIS_HOME";
    private static final String DATA = "KIS_DATA";

    /** The environment variables of the installed program that are no settings. */
    public static final Set<String> VARIABLES = Set.of(HOME, DATA, "KIS_CACHE", "KIS_JAVA_OPTS");

    private static final String CONFIG_PREFIX = "config/";
    private static final String ROUTES_PREFIX = "file:routes/";
    private static final String DATA_PREFIX = "data/";
    private static final List<String> H2_PREFIXES = List.of("jdbc:h2:file:./data/", "jdbc:h2:./data/");

    /** Not installed: everything counts from the working directory. */
    public static ProgramFolders none() {
        return new ProgramFolders(Optional.empty(), Optional.empty());
    }

    /** The one that the environment names, or else the one whose jar runs here. */
    public static ProgramFolders ofProcess(Map<String, String> variables) {
        return new ProgramFolders(folder(variables, HOME).or(ProgramFolders::ofJar), folder(variables, DATA));
    }

    /**
     * A checkout that a build starts, perhaps from another folder: then all of its files are in it, unless the environment names other
     * folders.
     */
    public static ProgramFolders ofCheckout(Path checkout, Map<String, String> variables) {
        Path folder = checkout.toAbsolutePath().normalize();
        boolean here = folder.equals(Path.of("").toAbsolutePath().normalize());
        Optional<Path> base = here ? Optional.empty() : Optional.of(folder);
        return new ProgramFolders(
                folder(variables, HOME).or(() -> base),
                folder(variables, DATA).or(() -> base.map(known -> known.resolve("data"))));
    }

    private static Optional<Path> folder(Map<String, String> variables, String name) {
        return Optional.ofNullable(variables.get(name))
                .filter(text -> !text.isBlank())
                .map(text -> Path.of(text).toAbsolutePath().normalize());
    }

    /** Beside {@code lib} with our jar are {@code routes} and {@code config}. */
    private static Optional<Path> ofJar() {
        try {
            URI jar = ProgramFolders.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI();
            return Optional.ofNullable(Path.of(jar).toAbsolutePath().getParent())
                    .map(Path::getParent)
                    .filter(home -> Files.isDirectory(home.resolve("routes")))
                    .filter(home -> Files.isRegularFile(home.resolve("config/application.properties")))
                    .filter(home -> Files.isRegularFile(Path.of(jar)));
        } catch (URISyntaxException | RuntimeException runtimeWithPlacesOfItsOwn) {
            return Optional.empty();
        }
    }

    /** The folder of data, also where nobody named one. */
    public Path dataFolder() {
        return data.orElse(Path.of("data"));
    }

    /** The folders with files of configuration, the operator's before the program's. */
    public List<Path> configurations() {
        Path shipped = home.map(folder -> folder.resolve("config")).orElse(Path.of("config"));
        return isInstalled() ? List.of(dataFolder().resolve("config"), shipped) : List.of(shipped);
    }

    /** The operator's own routes; empty where he has none and the program's run. */
    public Optional<Path> ownRoutes() {
        return Optional.of(dataFolder().resolve("routes")).filter(folder -> isInstalled() && Files.isDirectory(folder));
    }

    /** The routes that came with the program. */
    public Path shippedRoutes() {
        return home.map(folder -> folder.resolve("routes")).orElse(Path.of("routes"));
    }

    /** Whether the program was installed, and does not run from a checkout. */
    public boolean isInstalled() {
        return home.isPresent();
    }

    /** A file of configuration: the operator's, or else the program's. */
    public Path configuration(String name) {
        return configurations().stream()
                .map(folder -> folder.resolve(name))
                .filter(Files::exists)
                .findFirst()
                .orElseGet(() -> configurations().get(0).resolve(name));
    }

    /** The value of a setting with the folders of this program in it. */
    public String placed(String text) {
        if (isInstalled() && text.startsWith(CONFIG_PREFIX)) {
            return configuration(text.substring(CONFIG_PREFIX.length())).toString();
        }
        if (isInstalled() && text.startsWith(ROUTES_PREFIX)) {
            return "file:" + ownRoutes().orElseGet(this::shippedRoutes) + "/" + text.substring(ROUTES_PREFIX.length());
        }
        if (data.isPresent() && text.startsWith(DATA_PREFIX)) {
            return data.get().resolve(text.substring(DATA_PREFIX.length())).toString();
        }
        return data.flatMap(folder -> databaseIn(folder, text)).orElse(text);
    }

    private static Optional<String> databaseIn(Path folder, String url) {
        return H2_PREFIXES.stream()
                .filter(url::startsWith)
                .map(prefix -> "jdbc:h2:file:" + folder + "/" + url.substring(prefix.length()))
                .findFirst();
    }
}
