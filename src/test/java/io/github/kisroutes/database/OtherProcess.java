package io.github.kisroutes.database;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;

/** A second Java process with a database open, until it is killed. */
final class OtherProcess {
    private OtherProcess() {}

    public static void main(String[] arguments) throws Exception {
        try (Database database = Database.open(arguments[0], "sa", "")) {
            System.out.println("open");
            System.in.read();
        }
    }

    static ProcessBuilder holding(String url) {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        OtherProcess.class.getName(),
                        url)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
    }

    static void awaitLine(Process process, String expected) throws IOException {
        BufferedReader lines = process.inputReader();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.equals(expected)) {
                return;
            }
        }
        throw new IOException("The process ended without saying " + expected + ".");
    }
}
