package io.github.kisroutes.reload;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.CamelContext;
import org.apache.camel.StartupSummaryLevel;
import org.apache.camel.component.properties.PropertiesComponent;
import org.apache.camel.component.quartz.QuartzComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.BeanRepository;
import org.apache.camel.spi.PropertiesSource;
import org.apache.camel.spi.Resource;
import org.apache.camel.spi.ThreadPoolProfile;
import org.apache.camel.support.DefaultRegistry;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/**
 * A context beside the running one, with the same beans and properties, in which route files are made into routes that are
 * never started. What cannot run fails here, where it harms nobody.
 */
final class DryRun {
    /** The pools that our routes name; pools are only known to the context that made them. */
    private static final List<String> POOLS = List.of("kisWorkers", "kisWindows");

    /** Two at once, of a configuration and of a route file, would share a scheduler of Quartz under one name, and the first would end it. */
    private static final AtomicLong TRIALS = new AtomicLong();

    private final CamelContext running;

    DryRun(CamelContext running) {
        this.running = running;
    }

    /** What the running routes are made of. */
    RouteIndex running() {
        return RouteIndex.of(running);
    }

    /**
     * Tries files together.
     *
     * @param texts by file name
     * @return what they define
     * @throws Exception what Camel says of a file that it cannot run
     */
    RouteIndex run(Map<String, String> texts) throws Exception {
        try (DefaultCamelContext trial = new DefaultCamelContext(false)) {
            prepare(trial);
            List<Resource> files = texts.entrySet().stream()
                    .map(file -> ResourceHelper.fromString(file.getKey(), file.getValue()))
                    .toList();
            PluginHelper.getRoutesLoader(trial).loadRoutes(files);
            trial.start();
            return RouteIndex.of(trial);
        }
    }

    private void prepare(DefaultCamelContext trial) {
        trial.getCamelContextExtension().setName(running.getName() + "-trial-" + TRIALS.incrementAndGet());
        trial.setApplicationContextClassLoader(running.getApplicationContextClassLoader());
        trial.disableJMX();
        trial.setStartupSummaryLevel(StartupSummaryLevel.Off);
        QuartzComponent quartz = new QuartzComponent();
        quartz.setAutoStartScheduler(false);
        trial.addComponent("quartz", quartz);
        trial.setAutoStartup(false);
        trial.getCamelContextExtension().setRegistry(new DefaultRegistry(new RunningBeans(running)));
        PropertiesComponent properties = (PropertiesComponent) trial.getPropertiesComponent();
        properties.setSystemPropertiesMode(PropertiesComponent.SYSTEM_PROPERTIES_MODE_NEVER);
        properties.setEnvironmentVariableMode(PropertiesComponent.ENVIRONMENT_VARIABLES_MODE_NEVER);
        properties.addPropertiesSource(new RunningProperties(running));
        for (String name : POOLS) {
            ThreadPoolProfile pool = running.getExecutorServiceManager().getThreadPoolProfile(name);
            if (pool != null) {
                trial.getExecutorServiceManager().registerThreadPoolProfile(pool);
            }
        }
    }

    /** The beans of the running context, which stay its own: the trial looks at them and starts or stops none. */
    private record RunningBeans(CamelContext running) implements BeanRepository {
        @Override
        public Object lookupByName(String name) {
            return running.getRegistry().lookupByName(name);
        }

        @Override
        public <T> T lookupByNameAndType(String name, Class<T> type) {
            return running.getRegistry().lookupByNameAndType(name, type);
        }

        @Override
        public <T> Map<String, T> findByTypeWithName(Class<T> type) {
            return running.getRegistry().findByTypeWithName(type);
        }

        @Override
        public <T> Set<T> findByType(Class<T> type) {
            return running.getRegistry().findByType(type);
        }
    }

    private record RunningProperties(CamelContext running) implements PropertiesSource {
        @Override
        public String getName() {
            return "running";
        }

        @Override
        public String getProperty(String name) {
            return running.getPropertiesComponent().resolveProperty(name).orElse(null);
        }
    }
}
