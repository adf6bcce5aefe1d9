package io.github.kisroutes;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a test starts our classes in a process of their own. Such a process lives for seconds, and without this it would spend
 * most of them on loading classes: so the classes of this build stand in a jar, and the loaded ones in an archive that the
 * virtual machine maps into its memory (class data sharing; it takes jars alone). The first test of a build that starts a
 * process makes both.
 */
public final class JavaProcess {
    private static final Path KEPT = Path.of("target", "java-process");
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();
    /** The first compiler alone: a second one would not pay in seconds. */
    private static final List<String> SHORT_LIVED =
            List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xlog:disable", "-Xlog:all=error");

    private static List<String> command;

    private JavaProcess() {}

    /**
     * The command that runs a class.
     *
     * @param options of the virtual machine, as {@code -Dname=value}
     */
    public static List<String> command(Class<?> main, List<String> options) {
        List<String> all = new ArrayList<>(common());
        all.addAll(options);
        all.add(main.getName());
        return all;
    }

    private static synchronized List<String> common() {
        if (command == null) {
            try {
                command = fromArchive();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
        return command;
    }

    /** One process of the build at a time makes what is not there yet; the name tells which classes are in it. */
    private static List<String> fromArchive() throws IOException, InterruptedException {
        List<Path> classPath = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .toList();
        List<Path> folders = classPath.stream().filter(Files::isDirectory).toList();
        Files.createDirectories(KEPT);
        try (FileChannel turn =
                FileChannel.open(KEPT.resolve("turn"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            turn.lock();
            String name = "classes-" + newest(folders) + "-" + Integer.toHexString(classPath.hashCode());
            Path jar = KEPT.resolve(name + ".jar").toAbsolutePath();
            String jars = Stream.concat(Stream.of(jar), classPath.stream().filter(Files::isRegularFile))
                    .map(Path::toString)
                    .collect(Collectors.joining(File.pathSeparator));
            Path archive = KEPT.resolve(name + ".jsa").toAbsolutePath();
            if (Files.notExists(jar)) {
                pack(folders, jar);
                archive(archive, jars);
            }
            List<String> start = start(jars);
            start.add("-XX:SharedArchiveFile=" + archive);
            return start;
        }
    }

    private static List<String> start(String jars) {
        List<String> start = new ArrayList<>(List.of(JAVA));
        start.addAll(SHORT_LIVED);
        start.addAll(List.of("-Duser.timezone=America/New_York", "-cp", jars));
        return start;
    }

    private static long newest(List<Path> folders) throws IOException {
        long newest = 0;
        for (Path folder : folders) {
            try (Stream<Path> files = Files.walk(folder)) {
                newest = Math.max(
                        newest,
                        files.mapToLong(file -> file.toFile().lastModified())
                                .max()
                                .orElse(0));
            }
        }
        return newest;
    }

    private static void pack(List<Path> folders, Path jar) throws IOException {
        Path part = Files.createTempFile(KEPT, "classes", ".part");
        Set<String> names = new HashSet<>();
        try (OutputStream file = Files.newOutputStream(part);
                JarOutputStream out = new JarOutputStream(file)) {
            for (Path folder : folders) {
                try (Stream<Path> files = Files.walk(folder)) {
                    for (Path each : files.filter(Files::isRegularFile).toList()) {
                        String name = folder.relativize(each).toString();
                        if (names.add(name)) {
                            out.putNextEntry(new JarEntry(name));
                            Files.copy(each, out);
                        }
                    }
                }
            }
        }
        Files.move(part, jar, StandardCopyOption.ATOMIC_MOVE);
    }

    /** A short demo loads what a product loads. */
    private static void archive(Path archive, String jars) throws IOException, InterruptedException {
        copyOperatorsFiles();
        List<String> demo = start(jars);
        demo.addAll(List.of(
                "-XX:ArchiveClassesAtExit=" + archive,
                "-Dkis.environment=demo",
                "-Dkis.server.enabled=false",
                "-Dkis.collect.once=true",
                "-Dkis.collect.symbols=005930",
                KisRoutes.class.getName()));
        Path output = KEPT.resolve("archive.log").toAbsolutePath();
        int exit = new ProcessBuilder(demo)
                .directory(KEPT.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start()
                .waitFor();
        if (exit != 0) {
            throw new IOException("The demo ended with " + exit + "; see " + output);
        }
    }

    private static void copyOperatorsFiles() throws IOException {
        for (String folder : List.of("config", "routes")) {
            Files.createDirectories(KEPT.resolve(folder));
            try (Stream<Path> files = Files.list(Path.of(folder)).filter(Files::isRegularFile)) {
                for (Path file : files.toList()) {
                    Files.copy(file, KEPT.resolve(file), StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }
}
