package io.github.kisroutes.karaf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Hashtable;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/**
 * Somebody else's application in the same Karaf: a context of another Camel version with a route that works all the time, and
 * that is a service as ours is. It finds its components by the same class loader as ours does, from the other side.
 *
 * <p>{@code data/other-camel.txt} has the version of its Camel and how often its route has run.
 */
public final class OtherCamel implements BundleActivator {
    static final String FILE = "data/other-camel.txt";

    private static final String IMPORTS = "org.osgi.framework,org.osgi.framework.wiring,"
            + "org.apache.camel;version=\"[4.14,4.15)\",org.apache.camel.builder;version=\"[4.14,4.15)\","
            + "org.apache.camel.impl;version=\"[4.14,4.15)\",org.apache.camel.impl.engine;version=\"[4.14,4.15)\","
            + "org.apache.camel.model;version=\"[4.14,4.15)\",org.apache.camel.spi;version=\"[4.14,4.15)\"";

    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

    private volatile boolean stopped;
    private Thread starting;
    private CamelContext context;

    /** The application as a file. */
    static Path jar(Path folder) throws IOException {
        return ProbeBundle.jar(
                folder, OtherCamel.class, IMPORTS, Ticking.class, ProbeBundle.class, RuntimeClassLoader.class);
    }

    /** The features file that installs the other Camel from the jars in this folder. */
    static Path features(Path jars, Path folder) throws IOException {
        String bundles;
        try (var files = Files.list(jars)) {
            bundles = files.sorted()
                    .map(jar -> "<bundle>wrap:" + jar.toUri()
                            + "$Export-Package=*;version=4.14.0&amp;Import-Package=org.apache.camel*;resolution:=optional;"
                            + "version=\"[4.14,4.15)\",*;resolution:=optional</bundle>")
                    .collect(Collectors.joining("\n"));
        }
        return Files.writeString(
                folder.resolve("other-camel.xml"),
                "<features name=\"other-camel\" xmlns=\"http://karaf.apache.org/xmlns/features/v1.6.0\">"
                        + "<feature name=\"other-camel\" version=\"4.14.0\"><feature prerequisite=\"true\">wrap</feature>"
                        + bundles + "</feature></features>");
    }

    /** Karaf may start this bundle while it still resolves others, such as the one with Camel's languages. */
    @Override
    public void start(BundleContext bundle) {
        starting = new Thread(() -> startWhenTheRestIsThere(bundle), "other-camel");
        starting.start();
    }

    private void startWhenTheRestIsThere(BundleContext bundle) {
        while (context == null && !stopped) {
            ClassLoader loader = RuntimeClassLoader.of(bundle.getBundle());
            Thread.currentThread().setContextClassLoader(loader);
            DefaultCamelContext tried = new DefaultCamelContext(false);
            try {
                tried.setApplicationContextClassLoader(loader);
                tried.addRoutes(new Ticking());
                tried.start();
                context = tried;
                bundle.registerService(CamelContext.class, context, new Hashtable<>());
            } catch (Exception notYet) {
                tried.stop();
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }

    @Override
    public void stop(BundleContext bundle) throws InterruptedException {
        stopped = true;
        starting.join();
        if (context != null) {
            context.stop();
        }
    }

    /** Says four times a second that it runs. */
    public static final class Ticking extends RouteBuilder {
        private final AtomicLong ticks = new AtomicLong();

        @Override
        public void configure() {
            from("timer:other?period=250")
                    .routeId("other-ticking")
                    .process(exchange -> ProbeBundle.write(
                            FILE,
                            List.of(exchange.getContext().getVersion(), String.valueOf(ticks.incrementAndGet()))));
        }
    }
}
