package io.github.kisroutes.reload;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.Route;
import org.apache.camel.model.Model;
import org.apache.camel.model.RouteConfigurationDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.apache.camel.support.service.ServiceHelper;

/** Exchanges routes of a running context for others, without losing what is under way in them. */
final class RouteExchange {
    private static final Duration POLL_INTERVAL = Duration.ofMillis(20);

    private final CamelContext context;
    private final Model model;
    private final Duration quotaPeriod;

    /** @param quotaPeriod a new throttle has all its permits: nothing is called for so long before it begins */
    RouteExchange(CamelContext context, Duration quotaPeriod) {
        this.context = context;
        this.quotaPeriod = quotaPeriod;
        model = context.getCamelContextExtension().getContextPlugin(Model.class);
    }

    /**
     * Makes a file's routes those of its new text, and makes the routes anew that are configured by it. Callers of a {@code
     * direct:} endpoint wait meanwhile and find the new route.
     *
     * @param configurations the ids of the route configurations that its text until now defines
     * @param live the texts that run
     * @param texts the new texts of all files; without this file when it is gone
     * @param patience how long new callers may be held up while those under way finish
     * @return false when its routes were still in use after {@code patience}; then they go on as if nothing had been
     */
    boolean exchange(
            String file,
            Set<String> configurations,
            Map<String, String> live,
            Map<String, String> texts,
            Duration patience)
            throws Exception {
        RouteIndex index = RouteIndex.of(context);
        Set<String> files = new TreeSet<>(index.configuredByAnyOf(configurations));
        files.add(file);
        Set<String> templates = index.templatesOf(file);
        live.forEach((other, text) -> {
            if (RouteText.of(text).isMadeOfAnyOf(templates)) {
                files.add(other);
            }
        });
        Set<String> routes = new TreeSet<>();
        files.forEach(one -> routes.addAll(index.routesOf(one)));
        files.forEach(
                one -> routes.addAll(RouteText.of(live.getOrDefault(one, "")).templatedIds()));
        if (!remove(routes, patience)) {
            return false;
        }
        for (String id : configurations) {
            RouteConfigurationDefinition definition = model.getRouteConfigurationDefinition(id);
            if (definition != null) {
                model.removeRouteConfiguration(definition);
            }
        }
        for (String id : templates) {
            context.removeRouteTemplates(id);
        }
        files.retainAll(texts.keySet());
        add(files, texts);
        return true;
    }

    private boolean remove(Set<String> ids, Duration patience) throws Exception {
        List<Consumer> suspended = new ArrayList<>();
        for (String id : ids) {
            Route route = context.getRoute(id);
            if (route != null && ServiceHelper.suspendService(route.getConsumer())) {
                suspended.add(route.getConsumer());
            }
        }
        if (!isIdleWithin(patience, ids)) {
            for (Consumer consumer : suspended) {
                ServiceHelper.resumeService(consumer);
            }
            return false;
        }
        for (String id : ids) {
            RouteDefinition definition = model.getRouteDefinition(id);
            if (definition != null) {
                model.removeRouteDefinition(definition); // also stops and removes the route itself
            }
        }
        return true;
    }

    /** Idle at two looks in a row: a caller may have found the old route just before it was suspended. */
    private boolean isIdleWithin(Duration patience, Set<String> ids) {
        long end = System.nanoTime() + patience.toNanos();
        boolean wasIdle = false;
        while (System.nanoTime() <= end && !Thread.currentThread().isInterrupted()) {
            boolean isIdle =
                    ids.stream().allMatch(id -> context.getInflightRepository().size(id) == 0);
            if (isIdle && wasIdle) {
                return true;
            }
            wasIdle = isIdle;
            LockSupport.parkNanos(POLL_INTERVAL.toNanos());
        }
        return false;
    }

    private void add(Set<String> files, Map<String, String> texts) throws Exception {
        if (files.stream().anyMatch(file -> RouteText.of(texts.get(file)).hasStep("throttle"))) {
            LockSupport.parkNanos(quotaPeriod.toNanos());
        }
        List<Resource> resources = files.stream()
                .map(file -> ResourceHelper.fromString(file, texts.get(file)))
                .toList();
        PluginHelper.getRoutesLoader(context).loadRoutes(resources);
    }
}
