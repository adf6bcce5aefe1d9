package io.github.kisroutes.karaf;

import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.util.tracker.ServiceTracker;

/** The DataSources that the runtime publishes, made for instance by pax-jdbc-config from {@code etc/org.ops4j.datasource-x.cfg}. */
final class DataSources implements AutoCloseable {
    /** Under the first, pax-jdbc publishes the name that JNDI knows; under the second, the one of its file. */
    private static final String[] NAMES = {"osgi.jndi.service.name", "dataSourceName"};

    private final ServiceTracker<DataSource, DataSource> tracker;

    /** @param changed told of each DataSource that comes or goes */
    DataSources(BundleContext bundle, Runnable changed) {
        tracker = new ServiceTracker<>(bundle, DataSource.class, null) {
            @Override
            public DataSource addingService(ServiceReference<DataSource> reference) {
                DataSource added = super.addingService(reference);
                changed.run();
                return added;
            }

            @Override
            public void removedService(ServiceReference<DataSource> reference, DataSource service) {
                changed.run();
                super.removedService(reference, service);
            }
        };
        tracker.open();
    }

    Optional<DataSource> find(String name) {
        return tracker.getTracked().entrySet().stream()
                .filter(entry -> Arrays.stream(NAMES)
                        .anyMatch(property -> name.equals(entry.getKey().getProperty(property))))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    boolean isGone(DataSource dataSource) {
        Collection<DataSource> there = tracker.getTracked().values();
        return there.stream().noneMatch(one -> one == dataSource);
    }

    @Override
    public void close() {
        tracker.close();
    }
}
