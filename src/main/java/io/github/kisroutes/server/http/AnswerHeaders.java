package io.github.kisroutes.server.http;

import java.util.Locale;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.spi.HeaderFilterStrategy;

/**
 * Which headers of a route become headers of its HTTP answer: the few that are meant for it. Camel by itself sends back all that
 * a request came with, {@code Authorization} and {@code Cookie} and every query parameter (CVE-2026-85254, CVE-2026-85316).
 */
public final class AnswerHeaders implements HeaderFilterStrategy {
    private static final Set<String> SENT = Set.of(
            "allow",
            "cache-control",
            "content-disposition",
            "content-language",
            "content-security-policy",
            "content-type",
            "etag",
            "last-modified",
            "location",
            "referrer-policy",
            "retry-after",
            "www-authenticate",
            "x-content-type-options",
            "x-frame-options");

    @Override
    public boolean applyFilterToCamelHeaders(String name, Object value, Exchange exchange) {
        return !SENT.contains(name.toLowerCase(Locale.ROOT));
    }

    /** A request may not set what is Camel's own. */
    @Override
    public boolean applyFilterToExternalHeaders(String name, Object value, Exchange exchange) {
        return name.regionMatches(true, 0, "camel", 0, 5) || name.regionMatches(true, 0, "org.apache.camel", 0, 16);
    }
}
