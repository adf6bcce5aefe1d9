package io.github.kisroutes.reload;

import io.github.kisroutes.config.ConfigurationException;
import io.github.kisroutes.config.Settings;
import io.github.kisroutes.lint.RouteLinks;
import io.github.kisroutes.lint.RouteLint;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;

/**
 * What the operator's route files have wrong when the routes are about to start. A start is judged as a save is: a hole is
 * refused with the lint's sentence, and what Camel cannot run is named with file, line and reason. As nothing runs yet, nothing
 * is started then.
 *
 * @param folders with the route files; none when the routes do not come from folders
 * @param complete whether there are no routes besides theirs
 * @param watched whether saved files are taken over later
 * @param lint against holes
 */
public record StartCheck(List<RouteFolder> folders, boolean complete, boolean watched, RouteLint lint) {
    /** What the launcher itself calls. */
    private static final List<String> CALLED_FROM_JAVA = List.of("kis-collect");

    private static final List<String> SCHEDULES =
            List.of("kis-daily-again", "kis-daily-schedule", "kis-missed-schedule", "kis-settle-schedule");

    /** The check for the folders that Camel is to read. */
    public static StartCheck of(Settings settings) {
        String pattern = settings.camelProperties().getProperty("camel.main.routes-include-pattern", "");
        List<RouteFolder> folders = RouteFolder.all(settings);
        return new StartCheck(
                folders,
                !folders.isEmpty() && folders.size() == pattern.split(",").length,
                RouteFolder.watched(settings).isPresent(),
                lint(settings));
    }

    /** The lint of route files that an operator wrote. */
    public static RouteLint lint(Settings settings) {
        return RouteLint.againstHoles(settings.routesAllowedHosts(), settings.baseUrl());
    }

    /**
     * Looks for what must not run, whatever Camel may think of it.
     *
     * @throws ConfigurationException with one sentence per file that opens a hole, takes the name of another file's route or
     *     calls a route that is not there
     */
    public void refuseHoles() {
        List<String> mistakes = mistakes();
        if (!mistakes.isEmpty()) {
            throw new ConfigurationException(mistakes);
        }
    }

    /** The same as sentences; none when nothing is wrong. */
    public List<String> mistakes() {
        List<String> absent = folders.stream()
                .filter(folder -> !Files.isDirectory(folder.path()))
                .map(StartCheck::absent)
                .toList();
        return absent.isEmpty()
                ? Stream.concat(folders.stream().flatMap(this::broken), unanswered())
                        .toList()
                : absent;
    }

    private static String absent(RouteFolder folder) {
        return "camel.main.routes-include-pattern names the folder " + folder.path() + ", but there is no "
                + folder.path().toAbsolutePath() + ": start in the folder that holds the routes, or correct it.";
    }

    private Stream<String> broken(RouteFolder folder) {
        Map<String, String> owners = new TreeMap<>();
        return texts(folder).entrySet().stream()
                .flatMap(file -> RouteValidator.hole(lint, file.getKey(), file.getValue(), watched)
                        .or(() -> taken(file.getKey(), file.getValue(), owners))
                        .map(broken -> sentence(folder, broken))
                        .stream());
    }

    private Stream<String> unanswered() {
        return complete
                ? links().unanswered(CALLED_FROM_JAVA).stream()
                        .map(call ->
                                folderOf(call.file()).file(call.file()) + ":" + call.line() + ": " + call.sentence())
                : Stream.empty();
    }

    /** What an operator may have taken away deliberately, and should know: schedules that no file has. */
    public List<String> notices() {
        return (complete ? links().absent(SCHEDULES) : Set.<String>of())
                .stream()
                        .map(id -> "No route file has the route " + id
                                + ", so what it starts does not start by itself. " + RouteLinks.comesBack(id))
                        .toList();
    }

    private RouteLinks links() {
        Map<String, String> all = new TreeMap<>();
        folders.forEach(folder -> all.putAll(texts(folder)));
        return new RouteLinks(all);
    }

    private RouteFolder folderOf(String file) {
        return folders.stream()
                .filter(folder -> Files.exists(folder.file(file)))
                .findFirst()
                .orElse(folders.get(0));
    }

    /**
     * Tries all files in a context beside the one that runs, before that one is stopped for another.
     *
     * @throws ConfigurationException with file, line and reason when they could not be started
     */
    public void tryBeside(CamelContext running) {
        for (RouteFolder folder : folders) {
            try {
                new DryRun(running).run(texts(folder));
            } catch (Exception e) {
                throw explain(e)
                        .orElseGet(() -> new ConfigurationException(
                                "The routes in " + folder.path() + " cannot be started: " + FailureLocation.reason(e)));
            }
        }
    }

    /**
     * Finds the file behind a start that failed.
     *
     * @return empty when it was not a route file
     */
    public Optional<ConfigurationException> explain(Throwable failure) {
        if (failure instanceof ConfigurationException explained) {
            return Optional.of(explained);
        }
        return explain(failure, (file, text) -> FailureLocation.names(failure, file))
                .or(() -> explain(failure, (file, text) -> FailureLocation.means(failure, text)));
    }

    private Optional<ConfigurationException> explain(Throwable failure, BiPredicate<String, String> meant) {
        for (RouteFolder folder : folders) {
            for (Map.Entry<String, String> file : texts(folder).entrySet()) {
                if (meant.test(file.getKey(), file.getValue())) {
                    return Optional.of(explained(failure, folder, file));
                }
            }
        }
        return Optional.empty();
    }

    private static ConfigurationException explained(
            Throwable failure, RouteFolder folder, Map.Entry<String, String> file) {
        FailureLocation culprit = FailureLocation.find(failure, file.getValue());
        return new ConfigurationException(
                sentence(folder, new BrokenRoute(file.getKey(), file.getValue(), culprit.line(), culprit.reason())));
    }

    /** Of two routes with one id Camel runs the later one, without a word. */
    private static Optional<BrokenRoute> taken(String file, String text, Map<String, String> owners) {
        Optional<BrokenRoute> taken = Optional.empty();
        for (String id : RouteText.of(text).routeIds()) {
            String owner = owners.putIfAbsent(id, file);
            if (owner != null && taken.isEmpty()) {
                taken = Optional.of(BrokenRoute.taken(file, text, id, owner));
            }
        }
        return taken;
    }

    private static String sentence(RouteFolder folder, BrokenRoute broken) {
        return folder.file(broken.file()) + ":" + broken.line() + ": " + broken.reason()
                + " The routes are not started with it: correct the file, or take it out of the folder.";
    }

    private static Map<String, String> texts(RouteFolder folder) {
        try {
            return Files.isDirectory(folder.path()) ? folder.texts() : Map.of();
        } catch (IOException e) {
            throw new ConfigurationException(
                    "The folder " + folder.path() + " of camel.main.routes-include-pattern cannot be read: " + e
                            + ". Let the user of this process read it.");
        }
    }
}
