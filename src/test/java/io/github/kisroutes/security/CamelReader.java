package io.github.kisroutes.security;

import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.NamedNode;
import org.apache.camel.model.Model;
import org.apache.camel.model.RouteConfigurationDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.support.PluginHelper;

/** Reads what a Camel context shows of itself: routes, properties, endpoints, and its beans' {@code toString}. */
final class CamelReader {
    private final Transcript transcript;

    CamelReader(Transcript transcript) {
        this.transcript = transcript;
    }

    void read(CamelContext context) throws Exception {
        Model model = context.getCamelContextExtension().getContextPlugin(Model.class);
        for (RouteDefinition route : model.getRouteDefinitions()) {
            dump(context, route.getRouteId(), route);
        }
        for (RouteConfigurationDefinition configuration : model.getRouteConfigurationDefinitions()) {
            dump(context, configuration.getId(), configuration);
        }
        note("properties", context.getPropertiesComponent().loadProperties());
        note("global options", context.getGlobalOptions());
        context.getEndpoints().forEach(endpoint -> note("endpoint", List.of(endpoint, endpoint.getEndpointUri())));
        context.getComponentNames().forEach(name -> note("component " + name, context.hasComponent(name)));
        context.getRegistry().findByTypeWithName(Object.class).forEach((name, bean) -> note("bean " + name, bean));
    }

    private void dump(CamelContext context, String id, NamedNode node) throws Exception {
        note("xml of " + id, PluginHelper.getModelToXMLDumper(context).dumpModelAsXml(context, node, true, true, true));
        note(
                "yaml of " + id,
                PluginHelper.getModelToYAMLDumper(context).dumpModelAsYaml(context, node, true, true, true, true));
    }

    private void note(String place, Object shown) {
        transcript.add(Channel.CAMEL, place, String.valueOf(shown));
    }
}
