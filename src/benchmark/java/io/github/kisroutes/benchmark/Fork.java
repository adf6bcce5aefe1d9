package io.github.kisroutes.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A fresh JVM with this one's class path, its output in a file. */
final class Fork {
    /** What a benchmark in a fork prints its figures with. */
    static final String FIGURES = "figures: ";

    private Fork() {}

    /**
     * Starts one.
     *
     * @param options of the JVM, system properties included
     * @param variables added to the environment; credentials come this way, never on a command line
     * @param arguments of the main class
     */
    static Process start(
            List<String> options, Map<String, String> variables, Class<?> main, Path output, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().putAll(variables);
        return builder.start();
    }

    /**
     * Runs one to its end.
     *
     * @return what it printed
     * @throws IllegalStateException with its output, when its exit code is not 0
     */
    static List<String> run(List<String> options, Map<String, String> variables, Class<?> main, Path output)
            throws IOException, InterruptedException {
        Process process = start(options, variables, main, output);
        try {
            int exitCode = process.waitFor();
            if (exitCode != 0) {
                throw new IllegalStateException(
                        main.getName() + " ended with " + exitCode + ":\n" + Files.readString(output));
            }
            return Files.readAllLines(output);
        } finally {
            process.destroyForcibly();
        }
    }

    /** The lines with figures, as numbers. */
    static List<double[]> figures(List<String> output) {
        return output.stream()
                .filter(line -> line.startsWith(FIGURES))
                .map(line -> line.substring(FIGURES.length()).trim().split(" +"))
                .map(numbers -> List.of(numbers).stream()
                        .mapToDouble(Double::parseDouble)
                        .toArray())
                .toList();
    }
}
