package io.github.kisroutes.karaf;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Timer;
import java.util.TimerTask;
import java.util.TreeSet;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.api.management.ManagedCamelContext;
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
 * A bundle that asks what {@code camel:route-list} asks, four times a second, into the file {@code data/route-list.txt}. The command
 * itself (RouteList and CamelCommandSupport of camel-karaf's module shell) was not to be had as a bundle, so its source was
 * read: it takes every service that is registered as a Camel context, sorts them by name, and says of each route the context's
 * name, the id, the status, the counts where the context is managed, and the uptime. All of that is asked here as well.
 *
 * <p>Beside it, {@code data/camel-versions.txt} has the versions of Camel of which bundles are resolved, and {@code
 * data/route-health.txt} what the contexts' health checks say of the route files.
 */
public final class RouteListProbe implements BundleActivator {
    static final String FILE = "data/route-list.txt";
    static final String VERSIONS = "data/camel-versions.txt";
    static final String HEALTH = "data/route-health.txt";

    private static final String PACKAGE = "osgi.wiring.package";
    private static final String IMPORTS = "org.osgi.framework,org.osgi.framework.wiring,"
            + "org.apache.camel;version=\"[4.18,4.19)\",org.apache.camel.spi;version=\"[4.18,4.19)\","
            + "org.apache.camel.api.management;version=\"[4.18,4.19)\","
            + "org.apache.camel.api.management.mbean;version=\"[4.18,4.19)\","
            + "org.apache.camel.health;version=\"[4.18,4.19)\"";

    private final Timer timer = new Timer("route-list", true);

    /** The bundle as a file. */
    static Path jar(Path folder) throws IOException {
        return ProbeBundle.jar(folder, RouteListProbe.class, IMPORTS, RouteListTask.class, ProbeBundle.class);
    }

    @Override
    public void start(BundleContext bundle) {
        timer.schedule(new RouteListTask(bundle), 0, 250);
    }

    @Override
    public void stop(BundleContext bundle) {
        timer.cancel();
    }

    private static final class RouteListTask extends TimerTask {
        private final BundleContext bundle;

        private RouteListTask(BundleContext bundle) {
            this.bundle = bundle;
        }

        @Override
        public void run() {
            try {
                TreeSet<String> routes = new TreeSet<>();
                TreeSet<String> health = new TreeSet<>();
                for (ServiceReference<?> reference : contexts()) {
                    if (bundle.getService(reference) instanceof CamelContext context) {
                        context.getRoutes().forEach(route -> routes.add(line(context, route)));
                        health.addAll(health(context));
                    }
                }
                ProbeBundle.write(FILE, routes);
                ProbeBundle.write(VERSIONS, camelVersions());
                ProbeBundle.write(HEALTH, health);
            } catch (IOException | InvalidSyntaxException | IllegalStateException e) {
                // Asked again in a moment; the test gives up after its own time.
            }
        }

        /** Only those whose Camel is the one that this bundle is wired to, as every caller gets them. */
        private List<ServiceReference<?>> contexts() throws InvalidSyntaxException {
            ServiceReference<?>[] found = bundle.getServiceReferences(CamelContext.class.getName(), null);
            return found == null ? List.of() : List.of(found);
        }

        private static String line(CamelContext context, Route route) {
            ManagedCamelContext managed =
                    context.getCamelContextExtension().getContextPlugin(ManagedCamelContext.class);
            if (managed != null && managed.getManagedCamelContext() != null) {
                managed.getManagedRoute(route.getId()).getExchangesTotal(); // as the uptime, another at each look
            }
            Objects.requireNonNull(route.getUptime());
            return route.getCamelContext().getName() + " " + route.getId() + " "
                    + context.getRouteController().getRouteStatus(route.getId());
        }

        private static List<String> health(CamelContext context) {
            return HealthCheckRegistry.get(context)
                    .getCheck("kis-route-files")
                    .map(HealthCheck::call)
                    .map(result -> result.getState() + " " + result.getMessage().orElse(""))
                    .stream()
                    .toList();
        }

        private TreeSet<String> camelVersions() {
            TreeSet<String> versions = new TreeSet<>();
            for (Bundle one : bundle.getBundles()) {
                BundleWiring wiring = one.adapt(BundleWiring.class);
                for (BundleCapability exported :
                        wiring == null ? List.<BundleCapability>of() : wiring.getCapabilities(PACKAGE)) {
                    if ("org.apache.camel".equals(exported.getAttributes().get(PACKAGE))) {
                        versions.add(String.valueOf(exported.getAttributes().get("version")));
                    }
                }
            }
            return versions;
        }
    }
}
