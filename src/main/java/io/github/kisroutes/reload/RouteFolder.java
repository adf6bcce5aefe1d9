package io.github.kisroutes.reload;

import io.github.kisroutes.config.ConfigurationException;
import io.github.kisroutes.config.Settings;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The folder with the operator's route files.
 *
 * @param path where it is
 * @param leftOut how the names of files begin that Camel does not load from it; empty when it loads all
 */
public record RouteFolder(Path path, Optional<String> leftOut) {
    /** How the names of the files begin that need the server. */
    public static final String OF_SERVER = "kis-api-";

    private static final String ENDING = ".camel.yaml";
    private static final String FILE = "file:";
    private static final String PATTERNS = "camel.main.routes-include-pattern";

    /**
     * The folder whose saved files are to be taken over, if they are.
     *
     * @throws ConfigurationException when that is asked for and there is no folder
     */
    public static Optional<RouteFolder> watched(Settings settings) {
        String pattern = settings.camelProperties().getProperty(PATTERNS, "");
        Optional<RouteFolder> folder = ofPattern(pattern).map(all -> all.loadedBy(settings));
        return switch (settings.routesReload()) {
            case OFF -> Optional.empty();
            case AUTO ->
                folder.filter(own -> own.isOwn() && !settings.collection().once());
            case ON ->
                Optional.of(folder.orElseThrow(() -> new ConfigurationException(
                        "kis.routes.reload = on needs a folder to look at, but camel.main.routes-include-pattern = "
                                + pattern
                                + " names none: set it to file:routes/*.camel.yaml, or kis.routes.reload to off.")));
        };
    }

    /** The folders from which Camel loads routes. */
    static List<RouteFolder> all(Settings settings) {
        return ofPatterns(settings.camelProperties().getProperty(PATTERNS, "")).stream()
                .map(folder -> folder.loadedBy(settings))
                .toList();
    }

    /** The folders among Camel's include patterns, which are separated by commas. */
    static List<RouteFolder> ofPatterns(String patterns) {
        return Stream.of(patterns.split(","))
                .flatMap(pattern -> ofPattern(pattern.strip()).stream())
                .toList();
    }

    /** Without the files that need the server, where there is none. */
    private RouteFolder loadedBy(Settings settings) {
        return new RouteFolder(path, settings.server().enabled() ? Optional.empty() : Optional.of(OF_SERVER));
    }

    /** The folder of a Camel include pattern such as {@code file:routes/*.camel.yaml}; empty for any other pattern. */
    public static Optional<RouteFolder> ofPattern(String pattern) {
        boolean ours = pattern.startsWith(FILE) && pattern.endsWith("/*" + ENDING) && !pattern.contains(",");
        return ours
                ? Optional.of(new RouteFolder(
                        Path.of(pattern.substring(FILE.length(), pattern.length() - ENDING.length() - 2)),
                        Optional.empty()))
                : Optional.empty();
    }

    /**
     * Makes the include patterns such as Camel can use: it finds nothing in a folder that is a symbolic link, so the folder that the
     * link leads to takes its place.
     *
     * @param camel the properties that Camel gets
     */
    public static void followLinks(Properties camel) {
        camel.computeIfPresent(
                PATTERNS, (key, patterns) -> Stream.of(patterns.toString().split(","))
                        .map(pattern -> withoutLink(pattern.strip()))
                        .collect(Collectors.joining(",")));
    }

    private static String withoutLink(String pattern) {
        String folder = pattern.replaceFirst("[*?].*", "").replaceFirst("/[^/]*$", "");
        if (!pattern.startsWith(FILE) || folder.length() <= FILE.length()) {
            return pattern;
        }
        Path path = Path.of(folder.substring(FILE.length()));
        try {
            return Files.isSymbolicLink(path) ? FILE + path.toRealPath() + pattern.substring(folder.length()) : pattern;
        } catch (IOException e) {
            return pattern; // a link that leads nowhere; the check of the start says so
        }
    }

    /**
     * Whether what is saved here comes from whoever runs this process: the folder is theirs, and not everybody may write into
     * it. On a file system without owners that is taken for granted.
     */
    public boolean isOwn() {
        try {
            return Files.isDirectory(path)
                    && Files.getOwner(path).getName().equals(System.getProperty("user.name"))
                    && !Files.getPosixFilePermissions(path).contains(PosixFilePermission.OTHERS_WRITE);
        } catch (UnsupportedOperationException e) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** The texts of the route files, by file name. A file that is not UTF-8 has a text that no YAML has. */
    Map<String, String> texts() throws IOException {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.list(path)) {
            List<Path> routes = files.filter(file -> isLoaded(file.getFileName().toString()))
                    .toList();
            for (Path file : routes) {
                text(file).ifPresent(text -> texts.put(file.getFileName().toString(), text));
            }
        }
        return texts;
    }

    private boolean isLoaded(String file) {
        return file.endsWith(ENDING) && leftOut.filter(file::startsWith).isEmpty();
    }

    private static Optional<String> text(Path file) throws IOException {
        try {
            return Optional.of(Files.readString(file));
        } catch (NoSuchFileException e) {
            return Optional.empty(); // gone between the list and the reading
        } catch (CharacterCodingException e) {
            return Optional.of("\u0000" + new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
        }
    }

    Path file(String name) {
        return path.resolve(name);
    }
}
