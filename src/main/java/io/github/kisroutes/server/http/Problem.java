package io.github.kisroutes.server.http;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;

/** An error as {@code application/problem+json} (RFC 9457). It holds nothing of the request. */
public final class Problem {
    private static final String TYPE = "application/problem+json";

    private static final Map<Integer, String> DETAILS = Map.of(
            400, "The server cannot read this request.",
            404, "There is nothing at this address; docs/openapi.yaml lists what there is below /api/v1.",
            405, "This address does not take this method; docs/openapi.yaml tells which one it takes.",
            406,
                    "This answer has no form that the header Accept takes: ask for application/json, or leave the header out.",
            413, "The body of this request is too long; 64 KiB are allowed.",
            415, "The body has to be JSON: send the header Content-Type: application/json.",
            500, "The server could not do this; its log says why.",
            503, "The server is starting or ending; try again in a moment.");

    private Problem() {}

    /** As JSON. */
    static String text(int status, String detail) {
        return "{\"type\":\"about:blank\",\"title\":\""
                + HttpResponseStatus.valueOf(status).reasonPhrase()
                + "\",\"status\":" + status + ",\"detail\":\""
                + new String(JsonStringEncoder.getInstance().quoteAsString(detail)) + "\"}";
    }

    /** As the answer of a route. */
    public static HttpAnswer answer(int status, String detail) {
        return HttpAnswer.of(status, TYPE, text(status, detail));
    }

    /** Answers a request, and closes its connection. */
    public static void end(RoutingContext request, int status, String detail) {
        HttpServerResponse response = request.response();
        if (response.ended() || response.closed()) {
            return;
        }
        if (response.headWritten()) {
            request.request().connection().close();
            return;
        }
        response.setStatusCode(status)
                .putHeader("Content-Type", TYPE)
                .putHeader("Connection", "close")
                .end(text(status, detail))
                .onComplete(sent -> request.request().connection().close());
    }

    /** Answers in the same way what the router itself refuses. */
    public static void handleErrors(Router router) {
        DETAILS.forEach((status, detail) -> router.errorHandler(status, request -> end(request, status, detail)));
    }
}
