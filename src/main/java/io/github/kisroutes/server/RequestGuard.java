package io.github.kisroutes.server;

import io.github.kisroutes.config.Secret;
import io.github.kisroutes.config.ServerSettings;
import io.github.kisroutes.server.page.PageHandler;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Stands before everything that the server answers. A request for a name that is not this server's is refused, so that a web page
 * cannot reach it through a name of its own; then the token is asked for, where one is needed.
 */
final class RequestGuard implements Handler<RoutingContext> {
    private static final String BEARER = "Bearer ";
    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD);
    private static final String OBSERVE = "/observe/";

    private final Set<String> names;
    private final boolean loopback;
    private final Optional<Secret> token;

    RequestGuard(ServerSettings settings) {
        names = Set.copyOf(settings.names());
        loopback = settings.loopback();
        token = settings.token();
    }

    @Override
    public void handle(RoutingContext request) {
        request.response().putHeader("X-Content-Type-Options", "nosniff").putHeader("Cache-Control", "no-store");
        if (!isForUs(request.request())) {
            refuse(
                    request,
                    421,
                    "Misdirected Request",
                    "This server is not called so. Its operator adds a name to kis.server.names.");
        } else if (needsToken(request) && !hasToken(request.request())) {
            request.response().putHeader("WWW-Authenticate", "Bearer");
            refuse(
                    request,
                    401,
                    "Unauthorized",
                    "This needs the header Authorization: Bearer with the token of kis.server.token.");
        } else {
            if (request.normalizedPath().startsWith(OBSERVE)) {
                request.request().params().clear(); // Camel's health would show stack traces to whoever asks for them
            }
            request.next();
        }
    }

    private boolean isForUs(HttpServerRequest request) {
        HostAndPort called = request.authority();
        return called != null && names.contains(withoutBrackets(called.host()).toLowerCase(Locale.ROOT));
    }

    private static String withoutBrackets(String host) {
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }

    /** The page itself is the same everywhere, and a browser that goes to it cannot send a token. */
    private boolean needsToken(RoutingContext request) {
        HttpMethod method = request.request().method();
        return !PageHandler.isFor(method, request.normalizedPath()) && (!loopback || !READING.contains(method));
    }

    /** In a time that does not tell how much of a wrong token is right. */
    private boolean hasToken(HttpServerRequest request) {
        String given = request.getHeader("Authorization");
        return token.isPresent()
                && given != null
                && given.regionMatches(true, 0, BEARER, 0, BEARER.length())
                && MessageDigest.isEqual(
                        bytes(given.substring(BEARER.length())),
                        bytes(token.get().reveal()));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The connection goes with it: nobody reads what else it sends. */
    private static void refuse(RoutingContext request, int status, String title, String detail) {
        request.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/problem+json")
                .putHeader("Connection", "close")
                .end("{\"type\":\"about:blank\",\"title\":\"" + title + "\",\"status\":" + status + ",\"detail\":\""
                        + detail + "\"}");
    }
}
