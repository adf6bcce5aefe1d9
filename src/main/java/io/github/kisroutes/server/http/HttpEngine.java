package io.github.kisroutes.server.http;

import org.apache.camel.Processor;
import org.apache.camel.component.platform.http.PlatformHttpEndpoint;
import org.apache.camel.component.platform.http.spi.PlatformHttpConsumer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpEngine;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpRouter;

/** Camel's engine for {@code platform-http}, whose consumers let little in and less out. */
public final class HttpEngine extends VertxPlatformHttpEngine {
    @Override
    public PlatformHttpConsumer createConsumer(PlatformHttpEndpoint endpoint, Processor processor) {
        return new HttpConsumer(endpoint, processor, VertxPlatformHttpRouter.getRouterNameFromPort(getServerPort()));
    }
}
