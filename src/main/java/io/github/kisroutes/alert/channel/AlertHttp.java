package io.github.kisroutes.alert.channel;

import io.github.kisroutes.config.AlertSettings;
import io.github.kisroutes.config.HttpSettings;
import io.github.kisroutes.config.Secret;
import io.github.kisroutes.shared.http.BoundedConnection;
import io.github.kisroutes.shared.http.BoundedHttp;
import io.github.kisroutes.shared.http.BoundedHttp.Limits;
import io.github.kisroutes.shared.http.Proxies;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.http.io.support.ClassicRequestBuilder;
import org.apache.hc.core5.http.message.BasicClassicHttpResponse;
import org.apache.hc.core5.net.URIAuthority;

/**
 * The HTTP client of the alert routes ({@code httpClientConfigurer}). Whoever knows the address of a webhook may write there, so
 * Camel never gets it: a route calls the host with the name of the setting as path, {@code
 * https://hooks.slack.com/kis.alert.slack.url}, and the connection puts the real path in its place when it writes the request. Of
 * the answer only the status and a short text without the address come up again.
 */
public final class AlertHttp implements HttpClientConfigurer, AutoCloseable {
    static final String HEARTBEAT = "kis.alert.heartbeat-url";

    private static final List<String> SETTINGS = List.of("kis.alert.slack.url", "kis.alert.webhook.url", HEARTBEAT);

    /** Nobody can own a host below {@code invalid} (RFC 2606). */
    private static final String NOT_SET = "https://not-set.invalid";

    private static final Limits LIMITS =
            new Limits(Duration.ofSeconds(3), Duration.ofSeconds(5), Duration.ofSeconds(10), 64 * 1024);
    private static final int LONGEST_TEXT = 300;
    private static final int CONNECTIONS = 4;

    private final Map<String, URI> addresses = new TreeMap<>();
    private final BoundedHttp http;

    /** @param wait says by which proxy hosts are reached */
    public AlertHttp(AlertSettings settings, HttpSettings wait) {
        SETTINGS.forEach(setting -> AlertChannel.hook(settings, setting)
                .map(Secret::reveal)
                .map(URI::create)
                .ifPresent(address -> addresses.put("/" + setting, address)));
        http = new BoundedHttp(LIMITS, CONNECTIONS, new Proxies(wait.proxy()), Connection::new);
    }

    /** What the routes call, by the name of the property: {@code kis.alert.slack.address} and so on. */
    public Map<String, String> shownAddresses() {
        Map<String, String> shown = new TreeMap<>();
        SETTINGS.forEach(setting -> shown.put(
                setting.replaceFirst("[.-]url$", ".address"), origin(addresses.get("/" + setting)) + "/" + setting));
        return shown;
    }

    private static String origin(URI address) {
        return address == null ? NOT_SET : address.getScheme() + "://" + address.getRawAuthority();
    }

    @Override
    public void configureHttpClient(HttpClientBuilder builder) {
        http.configure(builder);
        builder.addExecInterceptorFirst("alert-answer", this::answered);
    }

    /** Nothing of an answer is trusted: it may repeat what it was sent. */
    private ClassicHttpResponse answered(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        try (ClassicHttpResponse answer = chain.proceed(request, scope)) {
            byte[] bytes = answer.getEntity() == null
                    ? new byte[0]
                    : EntityUtils.toByteArray(answer.getEntity(), LIMITS.maxBytes());
            ClassicHttpResponse shown = new BasicClassicHttpResponse(answer.getCode(), "");
            shown.setEntity(new StringEntity(
                    shortened(new String(bytes, StandardCharsets.UTF_8)),
                    ContentType.TEXT_PLAIN.withCharset(StandardCharsets.UTF_8)));
            return shown;
        }
    }

    private String shortened(String text) {
        String clean = text;
        for (URI address : addresses.values()) {
            clean = without(clean, address.toString());
            clean = without(clean, address.getRawPath());
            clean = without(clean, address.getPath());
            clean = without(clean, String.valueOf(address.getRawQuery()));
            for (String part : String.valueOf(address.getRawPath()).split("/")) {
                clean = without(clean, part);
            }
        }
        clean = clean.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return clean.length() <= LONGEST_TEXT ? clean : clean.substring(0, LONGEST_TEXT) + "…";
    }

    /** Parts of a few letters are words, not secrets. */
    private static String without(String text, String secret) {
        return secret.length() < 8 ? text : text.replace(secret, "[secret]");
    }

    private final class Connection extends BoundedConnection {
        Connection(Proxies proxies) {
            super(proxies);
        }

        @Override
        protected ClassicHttpRequest signed(ClassicHttpRequest request) throws HttpException {
            URI address = addresses.get(request.getPath());
            if (address == null
                    || !address.getHost()
                            .equalsIgnoreCase(request.getAuthority().getHostName())
                    || address.getPort() != request.getAuthority().getPort()) {
                throw new HttpException("nothing is sent to " + request.getAuthority() + request.getPath()
                        + ": it is the address of no setting kis.alert.*");
            }
            ClassicHttpRequest real = ClassicRequestBuilder.copy(request).build();
            real.setPath(path(address));
            real.setAuthority(new URIAuthority(address.getHost(), address.getPort()));
            return real;
        }
    }

    private static String path(URI address) {
        String path = address.getRawPath().isEmpty() ? "/" : address.getRawPath();
        return address.getRawQuery() == null ? path : path + "?" + address.getRawQuery();
    }

    /** The program ends and waits no longer: calls that have no answer yet fail now. */
    public void breakOff() {
        http.breakOff();
    }

    @Override
    public void close() {
        http.close();
    }

    /** How many addresses are set; nothing of them. */
    @Override
    public String toString() {
        return "AlertHttp[" + addresses.keySet() + "]";
    }
}
