package io.github.kisroutes.karaf;

import io.github.kisroutes.KisRoutes;
import io.github.kisroutes.wiring.KisBeans;
import java.util.Hashtable;
import java.util.Optional;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.apache.camel.main.Main;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A Camel context with the routes of one configuration, published as a service; it can be stopped and started again. */
final class RunningRoutes implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RunningRoutes.class);

    private final BundleContext bundle;
    private final KisBeans beans;
    private final Optional<DataSource> dataSource;
    private final ClassLoader loader;

    private Main main;
    private ServiceRegistration<CamelContext> published;

    RunningRoutes(BundleContext bundle, KisBeans beans, Optional<DataSource> dataSource, ClassLoader loader) {
        this.bundle = bundle;
        this.beans = beans;
        this.dataSource = dataSource;
        this.loader = loader;
    }

    /** The runtime's DataSource that these routes work on, if it is not a database of their own. */
    Optional<DataSource> dataSource() {
        return dataSource;
    }

    boolean isStopped() {
        return main == null;
    }

    CamelContext camel() {
        return main.getCamelContext();
    }

    int routes() {
        return main.getCamelContext().getRoutesSize();
    }

    /** @throws RuntimeException when a route cannot be started; nothing runs then */
    void start() {
        main = new Main() {
            @Override
            protected CamelContext createCamelContext() {
                CamelContext context = super.createCamelContext();
                context.setApplicationContextClassLoader(loader);
                return context;
            }
        };
        KisRoutes.prepared(main, beans).start();
        publish(main.getCamelContext());
    }

    /** Under the properties that Camel's own OSGi support uses, so that camel:context-list and camel:route-list show it. */
    private void publish(CamelContext context) {
        Hashtable<String, Object> properties = new Hashtable<>();
        properties.put("camel.context.name", context.getName());
        properties.put("camel.context.symbolicname", bundle.getBundle().getSymbolicName());
        properties.put("camel.context.version", bundle.getBundle().getVersion());
        published = bundle.registerService(CamelContext.class, context, properties);
    }

    /** Stops the routes and keeps what they need, to be started again. */
    void stop() {
        if (published != null) {
            published.unregister();
            published = null;
        }
        if (main != null) {
            stop(main);
            main = null;
        }
    }

    private static void stop(Main main) {
        try {
            main.stop();
        } catch (RuntimeException e) {
            LOG.warn("The routes did not stop in an orderly way.", e);
        }
    }

    @Override
    public void close() {
        stop();
        beans.close();
    }
}
