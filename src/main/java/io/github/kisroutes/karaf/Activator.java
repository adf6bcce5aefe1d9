package io.github.kisroutes.karaf;

import java.io.IOException;
import java.time.Clock;
import java.util.Dictionary;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.Map;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.cm.ManagedService;

/**
 * Starts the product in an OSGi runtime such as Karaf: lays down the operator's files, and runs the routes with the
 * configuration {@value OperatorFiles#PID} whenever there is a usable one.
 */
public final class Activator implements BundleActivator {
    private Installation installation;
    private ServiceRegistration<ManagedService> managed;

    @Override
    public void start(BundleContext context) throws IOException {
        OperatorFiles files = OperatorFiles.ofKaraf();
        BundleFiles originals = new BundleFiles(context.getBundle());
        files.layDown(KarafConfiguration.file(originals.properties()), originals.routesAndLists());
        KarafConfiguration configuration =
                new KarafConfiguration(originals.properties(), files, System.getenv(), System.getProperties());
        installation = new Installation(context, configuration, Clock.systemUTC());
        Hashtable<String, Object> properties = new Hashtable<>();
        properties.put(Constants.SERVICE_PID, OperatorFiles.PID);
        managed = context.registerService(ManagedService.class, this::configured, properties);
    }

    /** Called by the ConfigAdmin's thread, which must not be held up: other bundles wait for theirs. */
    private void configured(Dictionary<String, ?> given) {
        if (given == null) {
            return; // no file yet: it has just been laid down and will be read in a moment
        }
        Map<String, String> values = new HashMap<>();
        for (Enumeration<String> names = given.keys(); names.hasMoreElements(); ) {
            String name = names.nextElement();
            // The rest is what the runtime keeps with a configuration: service.pid, felix.fileinstall.filename and so
            // on.
            if (name.startsWith("kis.") || name.startsWith("camel.")) {
                values.put(name, String.valueOf(given.get(name)));
            }
        }
        installation.configure(values);
    }

    @Override
    public void stop(BundleContext context) {
        managed.unregister();
        installation.close();
    }
}
