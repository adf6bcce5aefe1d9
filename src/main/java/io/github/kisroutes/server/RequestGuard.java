package io.github.kisroutes.server;

import io.github.kisroutes.config.Secret;
import io.github.kisroutes.config.ServerSettings;
import io.github.kisroutes.server.http.Problem;
import io.github.kisroutes.server.page.PageHandler;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Stands before everything that the server answers. A request for a name that is not this server's is refused, so that a web page
 * cannot reach it through a name of its own, and so is a change that a page of another server asks for; then the token is asked
 * for, where one is needed.
 */
final class RequestGuard implements Handler<RoutingContext> {
    private static final String BEARER = "Bearer ";
    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD);
    private static final String OBSERVE = "/observe/";
    private static final String NO_TOKEN = "Changes need a token, and this server has none. Its operator makes one with"
            + " 'openssl rand -base64 24', sets KIS_SERVER_TOKEN to it and starts again; a request then carries it as the"
            + " header Authorization: Bearer.";
    private static final String TOKEN_NEEDED = "This needs the header Authorization: Bearer with the token of"
            + " kis.server.token; the operator of this server has it.";

    private final Set<String> names;
    private final boolean loopback;
    private final boolean demo;
    private final Optional<Secret> token;
    private final List<ServerPart> parts;

    /**
     * @param demo whether a change needs no token as long as none is set
     * @param parts that say themselves who may ask
     */
    RequestGuard(ServerSettings settings, boolean demo, List<ServerPart> parts) {
        this.parts = List.copyOf(parts);
        names = Set.copyOf(settings.names());
        loopback = settings.loopback();
        token = settings.token();
        this.demo = demo;
    }

    @Override
    public void handle(RoutingContext request) {
        request.response().putHeader("X-Content-Type-Options", "nosniff").putHeader("Cache-Control", "no-store");
        if (!isForUs(request.request())) {
            refuse(request, 421, "This server is not called so. Its operator adds a name to kis.server.names.");
        } else if (isForeignChange(request.request())) {
            refuse(request, 403, "A page of another server may change nothing here.");
        } else if (needsToken(request) && !hasToken(request.request())) {
            request.response().putHeader("WWW-Authenticate", "Bearer");
            refuse(request, 401, token.isEmpty() ? NO_TOKEN : TOKEN_NEEDED);
        } else {
            if (request.normalizedPath().startsWith(OBSERVE)) {
                request.request().params().clear(); // Camel's health would show stack traces to whoever asks for them
            }
            request.next();
        }
    }

    private boolean isForUs(HttpServerRequest request) {
        HostAndPort called = request.authority();
        return called != null && isOurs(called.host());
    }

    private boolean isOurs(String host) {
        boolean brackets = host.startsWith("[") && host.endsWith("]");
        String bare = brackets ? host.substring(1, host.length() - 1) : host;
        return names.contains(bare.toLowerCase(Locale.ROOT));
    }

    /** A browser says from which page a change comes; other clients say nothing. */
    private boolean isForeignChange(HttpServerRequest request) {
        String origin = request.getHeader("Origin");
        return origin != null && !READING.contains(request.method()) && !isOurs(hostOf(origin));
    }

    private static String hostOf(String origin) {
        try {
            String host = URI.create(origin).getHost();
            return host == null ? "" : host;
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    /** The page itself is the same everywhere, and a browser that goes to it cannot send a token. */
    private boolean needsToken(RoutingContext request) {
        HttpMethod method = request.request().method();
        if (PageHandler.isFor(method, request.normalizedPath())) {
            return false;
        }
        boolean reading = READING.contains(method);
        return (!loopback || !reading && !(demo && token.isEmpty()))
                && owner(request.request()).isEmpty();
    }

    private Optional<ServerPart> owner(HttpServerRequest request) {
        return parts.stream().filter(part -> part.owns(request.path())).findFirst();
    }

    private void refuse(RoutingContext request, int status, String detail) {
        owner(request.request())
                .ifPresentOrElse(
                        part -> part.refuse(request, status, detail), () -> Problem.end(request, status, detail));
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
}
