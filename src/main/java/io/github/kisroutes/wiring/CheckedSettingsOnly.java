package io.github.kisroutes.wiring;

import org.apache.camel.CamelContext;
import org.apache.camel.component.properties.PropertiesComponent;
import org.apache.camel.spi.CamelContextCustomizer;

/**
 * Keeps Camel from looking past the properties it is given, when it is bound as a bean. By default a placeholder asks the
 * system properties and the environment variables first: a route would get {@code -Dkis.http.connect-timeout=3s} as it was
 * written instead of the checked value, and <code>{{kis.client-secret}}</code> would work. <code>{{env:NAME}}</code> and
 * <code>{{sys:name}}</code> stay what they are.
 */
public final class CheckedSettingsOnly implements CamelContextCustomizer {
    @Override
    public void configure(CamelContext context) {
        PropertiesComponent properties = (PropertiesComponent) context.getPropertiesComponent();
        properties.setSystemPropertiesMode(PropertiesComponent.SYSTEM_PROPERTIES_MODE_NEVER);
        properties.setEnvironmentVariableMode(PropertiesComponent.ENVIRONMENT_VARIABLES_MODE_NEVER);
    }
}
