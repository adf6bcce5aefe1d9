package io.github.kisroutes.karaf;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Timer;
import java.util.TimerTask;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckRegistry;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleWiring;

/**
 * A bundle that does what {@code camel:route-list} does, twice a second into the file {@code data/route-list.txt}: it asks the
 * service registry for Camel contexts and each of them for its routes. Beside it, {@code data/camel-versions.txt} has the
 * versions of Camel of which bundles are resolved, and {@code data/route-health.txt} what the contexts' health checks say of the
 * route files.
 */
public final class RouteListProbe implements BundleActivator {
    static final String FILE = "data/route-list.txt";
    static final String VERSIONS = "data/camel-versions.txt";
    static final String HEALTH = "data/route-health.txt";

    private static final String PACKAGE = "osgi.wiring.package";

    private final Timer timer = new Timer("route-list", true);

    @Override
    public void start(BundleContext bundle) {
        Path file = Path.of(System.getProperty("karaf.data")).resolve("route-list.txt");
        timer.schedule(
                new TimerTask() {
                    @Override
                    public void run() {
                        write(bundle, file);
                    }
                },
                0,
                500);
    }

    private static void write(BundleContext bundle, Path file) {
        try {
            TreeSet<String> lines = new TreeSet<>();
            TreeSet<String> health = new TreeSet<>();
            for (ServiceReference<CamelContext> reference : bundle.getServiceReferences(CamelContext.class, null)) {
                CamelContext context = bundle.getService(reference);
                for (Route route : context == null ? java.util.List.<Route>of() : context.getRoutes()) {
                    lines.add(context.getName() + " " + route.getId() + " "
                            + context.getRouteController().getRouteStatus(route.getId()));
                }
                HealthCheckRegistry.get(context).getCheck("kis-route-files").ifPresent(check -> {
                    HealthCheck.Result result = check.call();
                    health.add(result.getState() + " " + result.getMessage().orElse(""));
                });
            }
            replace(file, lines);
            replace(file.resolveSibling("camel-versions.txt"), camelVersions(bundle));
            replace(file.resolveSibling("route-health.txt"), health);
        } catch (IOException | InvalidSyntaxException | IllegalStateException e) {
            // Asked again in half a second; the test gives up after its own time.
        }
    }

    /** Whole at once, so that nobody reads half a list. */
    private static void replace(Path file, TreeSet<String> lines) throws IOException {
        Path aside = Files.write(file.resolveSibling(file.getFileName() + ".part"), lines);
        Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static TreeSet<String> camelVersions(BundleContext bundle) {
        TreeSet<String> versions = new TreeSet<>();
        for (Bundle one : bundle.getBundles()) {
            BundleWiring wiring = one.adapt(BundleWiring.class);
            for (BundleCapability exported :
                    wiring == null ? java.util.List.<BundleCapability>of() : wiring.getCapabilities(PACKAGE)) {
                if ("org.apache.camel".equals(exported.getAttributes().get(PACKAGE))) {
                    versions.add(String.valueOf(exported.getAttributes().get("version")));
                }
            }
        }
        return versions;
    }

    @Override
    public void stop(BundleContext bundle) {
        timer.cancel();
    }

    /** The bundle as a file. */
    static Path jar(Path folder) throws IOException {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.putValue("Manifest-Version", "1.0");
        main.putValue("Bundle-ManifestVersion", "2");
        main.putValue("Bundle-SymbolicName", "route-list-probe");
        main.putValue("Bundle-Version", "1.0.0");
        main.putValue("Bundle-Activator", RouteListProbe.class.getName());
        main.putValue(
                "Import-Package",
                "org.osgi.framework,org.osgi.framework.wiring,org.apache.camel;version=\"[4.18,4.19)\",org.apache.camel.spi,org.apache.camel.health;version=\"[4.18,4.19)\"");
        Path file = folder.resolve("route-list-probe.jar");
        try (OutputStream out = Files.newOutputStream(file);
                JarOutputStream jar = new JarOutputStream(out, manifest)) {
            for (String name : new String[] {"RouteListProbe", "RouteListProbe$1"}) {
                String entry = RouteListProbe.class.getPackageName().replace('.', '/') + "/" + name + ".class";
                jar.putNextEntry(new JarEntry(entry));
                RouteListProbe.class.getClassLoader().getResourceAsStream(entry).transferTo(jar);
            }
        }
        return file;
    }
}
