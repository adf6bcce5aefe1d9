package io.github.kisroutes.wiring;

import io.github.kisroutes.config.Settings;
import io.github.kisroutes.reload.RouteFolder;
import java.util.Properties;

/** The route files that need the server: without one they are not loaded, and nothing that they name. */
final class ServerRoutes {
    private static final String EXCLUDED = "camel.main.routes-exclude-pattern";
    private static final String FILES = "**/" + RouteFolder.OF_SERVER + "*.camel.yaml";

    private ServerRoutes() {}

    /** The settings for Camel, with those files left out. */
    static Properties properties(Settings settings) {
        Properties properties = settings.camelProperties();
        if (!settings.server().enabled()) {
            properties.merge(EXCLUDED, FILES, (own, ours) -> own + "," + ours);
        }
        return properties;
    }
}
