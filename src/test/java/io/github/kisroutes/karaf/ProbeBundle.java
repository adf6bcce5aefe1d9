package io.github.kisroutes.karaf;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.osgi.framework.BundleActivator;

/** A bundle of a test: it looks at the Karaf from the inside and writes what it sees into files that the test reads. */
final class ProbeBundle {
    private ProbeBundle() {}

    /**
     * The bundle as a file.
     *
     * @param imports the packages it needs, as a manifest has them
     * @param classes what it consists of, besides the activator
     */
    static Path jar(Path folder, Class<? extends BundleActivator> activator, String imports, Class<?>... classes)
            throws IOException {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.putValue("Manifest-Version", "1.0");
        main.putValue("Bundle-ManifestVersion", "2");
        main.putValue("Bundle-SymbolicName", activator.getSimpleName());
        main.putValue("Bundle-Version", "1.0.0");
        main.putValue("Bundle-Activator", activator.getName());
        main.putValue("Import-Package", imports);
        Path file = folder.resolve(activator.getSimpleName() + ".jar");
        try (OutputStream out = Files.newOutputStream(file);
                JarOutputStream jar = new JarOutputStream(out, manifest)) {
            add(activator, jar);
            for (Class<?> one : classes) {
                add(one, jar);
            }
        }
        return file;
    }

    private static void add(Class<?> one, JarOutputStream jar) throws IOException {
        String entry = one.getName().replace('.', '/') + ".class";
        jar.putNextEntry(new JarEntry(entry));
        try (InputStream in = one.getClassLoader().getResourceAsStream(entry)) {
            in.transferTo(jar);
        }
    }

    /** Writes a file below Karaf's {@code data}, whole at once, so that nobody reads half of it. */
    static void write(String name, Collection<String> lines) throws IOException {
        Path file = Path.of(System.getProperty("karaf.base")).resolve(name);
        Path aside = Files.write(file.resolveSibling(file.getFileName() + ".part"), List.copyOf(lines));
        Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
