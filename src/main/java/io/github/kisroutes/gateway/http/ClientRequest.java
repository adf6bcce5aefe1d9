package io.github.kisroutes.gateway.http;

import io.github.kisroutes.gateway.GatewayAnswer;
import io.github.kisroutes.gateway.GatewayCall;
import io.github.kisroutes.gateway.GatewayFault;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.List;

/** A request as it came, and the way to answer it. Names of headers count in any case. */
final class ClientRequest {
    private static final String OAUTH = "/oauth2";
    private static final String CALLS = "/uapi";

    private final HttpServerRequest request;
    private final Context context;
    private final String path;

    ClientRequest(HttpServerRequest request, Context context) {
        this.request = request;
        this.context = context;
        path = path(request.path());
    }

    /** There are clients that begin an address with two slashes. */
    private static String path(String came) {
        return came == null ? "" : came.replaceFirst("^/+", "/");
    }

    /** Whether a path is one of the gateway. */
    static boolean isOurs(String came) {
        String path = path(came);
        return isBelow(path, OAUTH) || isBelow(path, CALLS);
    }

    private static boolean isBelow(String path, String folder) {
        return path.startsWith(folder) && (path.length() == folder.length() || path.charAt(folder.length()) == '/');
    }

    boolean isPostTo(String... paths) {
        return request.method() == HttpMethod.POST && List.of(paths).contains(path);
    }

    boolean isCall() {
        return request.method() == HttpMethod.GET && isBelow(path, CALLS);
    }

    /** The query as it came; empty when there is none. */
    String query() {
        return request.query() == null ? "" : request.query();
    }

    /** A header's first value without blanks around it; empty when it did not come. */
    String header(String name) {
        String value = request.getHeader(name);
        return value == null ? "" : value.strip();
    }

    GatewayCall call(String credential) {
        return new GatewayCall(
                credential, String.valueOf(request.remoteAddress()), path, query(), header("tr_id"), header("tr_cont"));
    }

    void answer(GatewayFault fault) {
        answer(isBelow(path, OAUTH) ? fault.toOauth() : fault.toCall());
    }

    /** Answers and ends the connection: nobody reads what else comes on it. */
    void answerAndClose(GatewayFault fault) {
        answerAndClose(isBelow(path, OAUTH) ? fault.toOauth() : fault.toCall());
    }

    /** The same with another answer. */
    void answerAndClose(GatewayAnswer answer) {
        context.runOnContext(now -> write(answer, true));
    }

    /**
     * Writes the answer; does nothing where the client has gone. Names of headers go out as they stand here: there are clients that
     * take a small name for one of KIS and fail at one with a dash, so the length has capitals, too.
     */
    void answer(GatewayAnswer answer) {
        context.runOnContext(now -> write(answer, false));
    }

    private void write(GatewayAnswer answer, boolean last) {
        HttpServerResponse response = request.response();
        if (response.ended() || response.closed()) {
            return;
        }
        response.setStatusCode(answer.status());
        answer.headers().forEach(response::putHeader);
        response.putHeader("Content-Length", String.valueOf(answer.body().length));
        if (last) {
            response.putHeader("Connection", "close");
        }
        response.end(Buffer.buffer(answer.body())).onComplete(sent -> {
            if (last) {
                request.connection().close();
            }
        });
    }
}
