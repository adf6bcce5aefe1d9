package io.github.kisroutes.reload;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.camel.CamelContext;
import org.apache.camel.model.Model;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.RouteTemplateDefinition;
import org.apache.camel.spi.Resource;

/**
 * Which file defines what.
 *
 * @param routes ids of routes, by file name
 * @param templates ids of route templates, by file name
 * @param configurations ids of route configurations; of these Camel does not keep the file
 * @param configuredBy ids of the configurations that the routes of a file ask for, by file name
 */
record RouteIndex(
        Map<String, Set<String>> routes,
        Map<String, Set<String>> templates,
        Set<String> configurations,
        Map<String, Set<String>> configuredBy) {

    static RouteIndex of(CamelContext context) {
        RouteIndex index = new RouteIndex(new TreeMap<>(), new TreeMap<>(), new TreeSet<>(), new TreeMap<>());
        Model model = context.getCamelContextExtension().getContextPlugin(Model.class);
        for (RouteDefinition route : model.getRouteDefinitions()) {
            if (Boolean.TRUE.equals(route.isTemplate())) {
                continue; // made from a template: Camel keeps the template's file, not that of who asked for it
            }
            add(index.routes, route.getResource(), route.getRouteId());
            add(index.configuredBy, route.getResource(), String.valueOf(route.getRouteConfigurationId()));
        }
        for (RouteTemplateDefinition template : model.getRouteTemplateDefinitions()) {
            add(index.templates, template.getResource(), template.getId());
        }
        model.getRouteConfigurationDefinitions()
                .forEach(configuration -> index.configurations.add(String.valueOf(configuration.getId())));
        return index;
    }

    private static void add(Map<String, Set<String>> map, Resource resource, String id) {
        if (resource != null) {
            String location = resource.getLocation();
            String name = location.substring(Math.max(location.lastIndexOf('/'), location.lastIndexOf(':')) + 1);
            map.computeIfAbsent(name, key -> new TreeSet<>()).add(id);
        }
    }

    Set<String> routesOf(String file) {
        return routes.getOrDefault(file, Set.of());
    }

    Set<String> templatesOf(String file) {
        return templates.getOrDefault(file, Set.of());
    }

    /** Files with routes that ask for one of these configurations. */
    Set<String> configuredByAnyOf(Set<String> ids) {
        Set<String> files = new TreeSet<>();
        configuredBy.forEach((file, wanted) -> {
            if (wanted.stream().anyMatch(ids::contains)) {
                files.add(file);
            }
        });
        return files;
    }
}
