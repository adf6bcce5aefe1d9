package io.github.kisroutes.lint;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The hosts that an operator's own routes may call over HTTP: with the components {@code http} and {@code https}, and with the
 * host written out, so that what is read is what is called.
 *
 * @param names in lower case
 * @param broker where the broker listens, which is called by {@code kis-call} alone
 */
record OwnHosts(Set<String> names, URI broker) {
    /** None at all. */
    static final OwnHosts NONE = new OwnHosts(Set.of(), URI.create(""));

    /** Scheme, host and port, and nothing before them that could make them something else. */
    private static final Pattern ADDRESS =
            Pattern.compile("(https?):(?://)?([A-Za-z0-9][A-Za-z0-9.-]*)(?::([0-9]{1,5}))?(?:[/?].*)?");

    private static final String SETTING = "kis.routes.allowed-hosts";

    /** Whether an address in one piece leads to one of them. */
    boolean allow(String address) {
        return parse(address)
                .filter(parts -> names.contains(host(parts)) && !isBroker(parts))
                .isPresent();
    }

    /** Whether an endpoint of which the uri is the component alone leads to one of them, by its {@code httpUri}. */
    boolean allow(YamlNode endpoint) {
        String component = endpoint.text("uri");
        String address = endpoint.get("parameters")
                .map(parameters -> parameters.text("httpUri"))
                .orElse("");
        boolean http = component.equals("http") || component.equals("https");
        return http && allow(address.matches("https?:.*") ? address : component + "://" + address);
    }

    private boolean isBroker(Matcher parts) {
        return host(parts).equalsIgnoreCase(broker.getHost()) && port(parts) == port(broker);
    }

    private static int port(Matcher parts) {
        return parts.group(3) == null ? standardPort(parts.group(1)) : Integer.parseInt(parts.group(3));
    }

    private static int port(URI address) {
        return address.getPort() < 0 ? standardPort(address.getScheme()) : address.getPort();
    }

    private static int standardPort(String scheme) {
        return "https".equalsIgnoreCase(scheme) ? 443 : 80;
    }

    private static Optional<Matcher> parse(String address) {
        Matcher parts = ADDRESS.matcher(address);
        return parts.matches() ? Optional.of(parts) : Optional.empty();
    }

    private static String host(Matcher parts) {
        return parts.group(2).toLowerCase(Locale.ROOT);
    }

    /** What to do about an address that is not allowed. */
    String advice(String address) {
        Optional<Matcher> parts = parse(address);
        boolean broker = address.contains("kis.base-url")
                || parts.filter(this::isBroker).isPresent()
                || parts.filter(found -> host(found).endsWith(".koreainvestment.com"))
                        .isPresent();
        if (broker) {
            return "Only kis-call speaks to the broker, behind the token and the throttle; call 'direct:kis-call'.";
        }
        return "A route of your own calls only hosts that stand in " + SETTING
                + parts.map(found -> ": add '" + host(found) + "' there.")
                        .orElse(", written out in the uri as 'https://host/path'.")
                + " The broker is called through 'direct:kis-call'.";
    }
}
