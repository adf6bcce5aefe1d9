package io.github.kisroutes.server;

import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import org.apache.camel.CamelContext;

/** Something that the server answers besides what the routes of Camel do. Found by its type in the registry. */
public interface ServerPart {
    /**
     * Whether a path is answered by this part, which then says itself who may ask: no token of the server is needed.
     *
     * @param path as it came, not decoded
     */
    boolean owns(String path);

    /**
     * Answers a request to this part that the server does not take, for instance because it was called by a foreign name; in the
     * form that clients of this part know.
     *
     * @param status the HTTP status
     * @param reason a sentence for the client
     */
    void refuse(RoutingContext request, int status, String reason);

    /** Makes what answers; it stands behind the guard of the server, and hands on what is not of this part. */
    Handler<RoutingContext> handler(CamelContext camel);

    /**
     * The server listens; where it cannot, nobody is told so.
     *
     * @param address how a client begins every address here
     */
    void listens(String address);
}
