package io.github.kisroutes.config.check;

import io.github.kisroutes.config.HostPattern;
import io.github.kisroutes.config.ProxySettings;
import io.github.kisroutes.config.Secret;
import io.github.kisroutes.config.key.BrokerKeys;
import io.github.kisroutes.config.read.SettingReader;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads the proxy by which KIS is reached; the two variables of other programs count in either case. */
final class ProxyCheck {
    /** Where HTTPS_PROXY has no port: what most proxies listen at, and what curl takes. */
    private static final int USUAL_PORT = 1080;

    private static final String ALLOWED = "it takes http://host:port or http://user:password@host:port, with"
            + " percent-encoding for what is special in user and password; its value is not shown. Correct it, or remove it.";

    private ProxyCheck() {}

    static Optional<ProxySettings> read(SettingReader in) {
        Optional<String> written =
                in.find(BrokerKeys.HTTP_PROXY).map(Secret::reveal).or(() -> in.variable("https_proxy"));
        String except = in.find(BrokerKeys.HTTP_NO_PROXY)
                .or(() -> in.variable("no_proxy"))
                .orElse("");
        return written.flatMap(text -> parse(in, text, exceptions(except)));
    }

    private static List<HostPattern> exceptions(String text) {
        return Arrays.stream(text.split("[,\\s]+"))
                .filter(each -> !each.isBlank())
                .map(HostPattern::parse)
                .toList();
    }

    private static Optional<ProxySettings> parse(SettingReader in, String text, List<HostPattern> except) {
        try {
            URI address = new URI(text.contains("://") ? text : "http://" + text);
            if (!"http".equalsIgnoreCase(address.getScheme()) || address.getHost() == null) {
                throw new URISyntaxException("", "no proxy");
            }
            String user = address.getRawUserInfo() == null ? "" : decoded(address.getRawUserInfo());
            int port = address.getPort() < 0 ? USUAL_PORT : address.getPort();
            return Optional.of(new ProxySettings(address.getHost(), port, new Secret(user), except));
        } catch (URISyntaxException | IllegalArgumentException e) {
            in.mistakes().add(in.described(BrokerKeys.HTTP_PROXY) + " cannot be used: " + ALLOWED);
            return Optional.empty();
        }
    }

    /** A plus sign is a plus sign here. */
    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
