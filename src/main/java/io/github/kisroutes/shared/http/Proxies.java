package io.github.kisroutes.shared.http;

import io.github.kisroutes.config.ProxySettings;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.hc.client5.http.impl.DefaultSchemePortResolver;
import org.apache.hc.client5.http.impl.routing.DefaultRoutePlanner;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.protocol.HttpContext;

/**
 * By which proxy a host is reached: the one that the Java platform names ({@code https.proxyHost}, {@code
 * java.net.useSystemProxies}), else the operator's. Loopback is never reached by a proxy. TLS goes through it to the host
 * itself (CONNECT), so a proxy sees the host's name and no more.
 */
public final class Proxies extends DefaultRoutePlanner {
    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|\\[?(::1|0:0:0:0:0:0:0:1)]?", Pattern.CASE_INSENSITIVE);

    private final Optional<ProxySettings> own;

    /** @param own the operator's */
    public Proxies(Optional<ProxySettings> own) {
        super(DefaultSchemePortResolver.INSTANCE);
        this.own = own;
    }

    @Override
    protected HttpHost determineProxy(HttpHost target, HttpContext context) {
        if (LOOPBACK.matcher(target.getHostName()).matches()) {
            return null;
        }
        Optional<HttpHost> platform = ofPlatform(target);
        if (platform.isPresent() || platformDecides()) {
            return platform.orElse(null);
        }
        return own.filter(proxy ->
                        proxy.except().stream().noneMatch(each -> each.matches(target.getHostName(), target.getPort())))
                .map(proxy -> new HttpHost("http", proxy.host(), proxy.port()))
                .orElse(null);
    }

    private static boolean platformDecides() {
        return !System.getProperty("https.proxyHost", "").isBlank();
    }

    private static Optional<HttpHost> ofPlatform(HttpHost target) {
        ProxySelector selector = ProxySelector.getDefault();
        List<Proxy> named = selector == null ? List.of() : selector.select(URI.create(target.toURI()));
        return named.stream()
                .filter(proxy -> proxy.type() == Proxy.Type.HTTP)
                .map(proxy -> (InetSocketAddress) proxy.address())
                .map(address -> new HttpHost("http", address.getHostString(), address.getPort()))
                .findFirst();
    }

    /** User and password for the proxy, as {@code Proxy-Authorization} says them (RFC 7617). */
    Optional<String> authorization() {
        Optional<String> userAndPassword = platformDecides()
                ? Optional.ofNullable(System.getProperty("https.proxyUser"))
                        .map(user -> user + ":" + System.getProperty("https.proxyPassword", ""))
                : own.map(proxy -> proxy.credentials().reveal()).filter(text -> !text.isEmpty());
        return userAndPassword.map(
                text -> "Basic " + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)));
    }
}
