package io.github.kisroutes.server;

import io.github.kisroutes.config.ServerSettings;
import io.github.kisroutes.server.api.runs.EventsApi;
import io.github.kisroutes.server.facts.Watched;
import io.github.kisroutes.server.health.ProductHealth;
import io.github.kisroutes.server.http.AnswerHeaders;
import io.github.kisroutes.server.http.HttpEngine;
import io.github.kisroutes.server.metrics.ProductMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.core.metrics.Info;
import java.net.URI;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.component.micrometer.MicrometerConstants;
import org.apache.camel.component.micrometer.prometheus.MicrometerPrometheus;
import org.apache.camel.component.platform.http.PlatformHttpComponent;
import org.apache.camel.component.platform.http.main.ManagementHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.spi.CamelContextCustomizer;

/**
 * Gives a Camel the server, with metrics and health in Camel's own way: its management server on the port of the one server. To be
 * bound as a bean before the routes are loaded; where it is not bound, no class of a server is loaded.
 */
public final class ServerStart implements CamelContextCustomizer {
    private static final String HEALTH = "/observe/health";

    private final ServerSettings settings;
    private final boolean demo;
    private final Watched watched;
    private final EventsApi events;
    private final String version;
    private WebServer server;

    /**
     * @param demo whether a change needs no token as long as none is set
     * @param events what the API tells of while it happens
     * @param version of the product
     */
    public ServerStart(ServerSettings settings, boolean demo, Watched watched, EventsApi events, String version) {
        this.settings = settings;
        this.demo = demo;
        this.watched = watched;
        this.events = events;
        this.version = version;
    }

    @Override
    public void configure(CamelContext camel) {
        try {
            PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
            camel.getRegistry().bind(MicrometerConstants.METRICS_REGISTRY_NAME, meters);
            buildInfo(meters);
            ProductMetrics.register(meters, watched, camel);
            ProductHealth.register(HealthCheckRegistry.get(camel), watched);
            watched.stored().start(camel.getExecutorServiceManager().newScheduledThreadPool(this, "kis-watch", 2));
            events.start(camel.getExecutorServiceManager().newSingleThreadScheduledExecutor(this, "kis-events"));
            serve(camel);
        } catch (Exception e) {
            throw RuntimeCamelException.wrapRuntimeCamelException(e);
        }
    }

    /** Where the page is; nothing while the server does not listen. */
    public Optional<URI> page() {
        return server == null ? Optional.empty() : server.address().map(address -> URI.create(address + "/"));
    }

    private void buildInfo(PrometheusMeterRegistry meters) {
        Info.builder()
                .name("kis_build_info")
                .help("The version of the product.")
                .labelNames("version")
                .register(meters.getPrometheusRegistry())
                .setLabelValues(version);
    }

    private void serve(CamelContext camel) throws Exception {
        VertxPlatformHttpServerConfiguration configuration = new VertxPlatformHttpServerConfiguration();
        configuration.setBindHost(settings.host());
        configuration.setBindPort(settings.port());
        configuration.setMaxBodySize(64L * 1024);
        configuration.getBodyHandler().setHandleFileUploads(false);
        camel.getRegistry().bind("kisServerConfiguration", configuration); // where routes find the port
        PlatformHttpComponent component = camel.getComponent("platform-http", PlatformHttpComponent.class);
        component.setHeaderFilterStrategy(new AnswerHeaders());
        component.setEngine(new HttpEngine());
        server = new WebServer(settings, demo, configuration);
        camel.addService(server, true, true);
        ManagementHttpServer management = new ManagementHttpServer();
        management.setHost(settings.host());
        management.setPort(settings.port());
        management.setHealthCheckEnabled(true);
        management.setHealthPath(HEALTH);
        management.setMetricsEnabled(true);
        camel.addService(management, true, true);
        camel.addService(metrics(), true, true);
    }

    /** Camel's own part: how often each route was used, how long that took, and how often it failed. */
    private static MicrometerPrometheus metrics() {
        MicrometerPrometheus metrics = new MicrometerPrometheus();
        metrics.setEnableExchangeEventNotifier(false);
        metrics.setRoutePolicyLevel("route");
        metrics.setSkipCamelInfo(true);
        metrics.setClearOnReload(false);
        return metrics;
    }
}
