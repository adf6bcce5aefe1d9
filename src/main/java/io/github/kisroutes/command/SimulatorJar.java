package io.github.kisroutes.command;

import io.github.kisroutes.DemoBroker;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarFile;

/** {@code kis simulator}: the program in the jar that also holds the demo's broker; the product knows nothing else of it. */
final class SimulatorJar {
    static final String COMMAND = "simulator";

    private SimulatorJar() {}

    /**
     * Runs until the process is told to end.
     *
     * @param err takes what stands in the way
     * @return the exit code, when it only had something to say or is not here
     */
    static int run(List<String> options, PrintStream err) {
        try {
            Optional<String> program = DemoBroker.find().flatMap(SimulatorJar::mainClass);
            if (program.isEmpty()) {
                err.println("The simulator is not here: put kis-camel-routes-<version>-simulator.jar into lib,"
                        + " beside the product's jar.");
                return ProductStart.COULD_NOT_RUN;
            }
            Class.forName(program.get()).getMethod("main", String[].class).invoke(null, (Object)
                    options.toArray(String[]::new));
            return 0;
        } catch (ReflectiveOperationException e) {
            Throwable reason = e instanceof InvocationTargetException target ? target.getCause() : e;
            err.println("The simulator could not run: " + reason);
            return ProductStart.COULD_NOT_RUN;
        }
    }

    private static Optional<String> mainClass(DemoBroker broker) {
        try {
            Path place = Path.of(broker.getClass()
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            try (JarFile jar = new JarFile(place.toFile())) {
                return Optional.ofNullable(jar.getManifest())
                        .map(manifest -> manifest.getMainAttributes().getValue(Attributes.Name.MAIN_CLASS));
            }
        } catch (IOException | URISyntaxException classesInAFolder) {
            return Optional.empty();
        }
    }
}
