package io.github.kisroutes.server.page;

import io.github.kisroutes.server.http.Problem;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Answers requests for the page: {@code /}, and its files below {@code /page/}. They are the same for everybody and hold no data of
 * this installation, so that a browser may load them without a token, which it cannot send; what the page then asks for needs one.
 * A browser is told to load nothing from elsewhere, to run no script but ours, and to make no HTML of texts.
 */
public final class PageHandler implements Handler<RoutingContext> {
    private static final String FOLDER = "/page/";
    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    private static final Map<String, String> HEADERS = Map.of(
            "Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none';"
                    + " form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
            "X-Content-Type-Options",
            "nosniff",
            "X-Frame-Options",
            "DENY",
            "Referrer-Policy",
            "no-referrer",
            "Cross-Origin-Opener-Policy",
            "same-origin",
            "Cross-Origin-Resource-Policy",
            "same-origin",
            // To be kept, and asked for again each time: after an upgrade no part of the page is an old one.
            "Cache-Control",
            "no-cache");

    /** Those that were asked for; there are no others than the page has. */
    private final Map<String, PageFile> read = new ConcurrentHashMap<>();

    /**
     * Whether a request is for the page, whatever comes of it.
     *
     * @param path normalized, as it was asked for
     */
    public static boolean isFor(HttpMethod method, String path) {
        return READING.contains(method) && (path.equals("/") || path.startsWith(FOLDER));
    }

    @Override
    public void handle(RoutingContext request) {
        String path = request.normalizedPath();
        if (!isFor(request.request().method(), path)) {
            request.next();
            return;
        }
        Optional<PageFile> file = find(path.equals("/") ? "index.html" : path.substring(FOLDER.length()));
        HEADERS.forEach(request.response()::putHeader);
        if (file.isPresent()) {
            send(request, file.get());
        } else {
            Problem.end(request, 404, "The page has no such file. It begins at /.");
        }
    }

    private Optional<PageFile> find(String name) {
        PageFile known = read.get(name);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<PageFile> found = PageFile.find(name);
        found.ifPresent(file -> read.put(name, file));
        return found;
    }

    private static void send(RoutingContext request, PageFile file) {
        HttpServerResponse response = request.response().putHeader("ETag", file.tag());
        String known = request.request().getHeader("If-None-Match");
        if (known != null && known.contains(file.tag())) {
            response.setStatusCode(304).end();
            return;
        }
        response.putHeader("Content-Type", file.contentType());
        if (request.request().method().equals(HttpMethod.HEAD)) {
            response.putHeader("Content-Length", String.valueOf(file.content().length))
                    .end();
        } else {
            response.end(Buffer.buffer(file.content()));
        }
    }
}
