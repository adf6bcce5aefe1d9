package io.github.kisroutes.config;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hosts that are reached without a proxy, as {@code NO_PROXY} lists them: {@code example.com} and every name below it, with or
 * without a dot or {@code *.} in front; {@code *} is every host; a port at the end restricts it to that port. What is written
 * otherwise matches a host of exactly this name, and so none.
 *
 * @param name in small letters, without the dot in front
 * @param port 0 for any
 */
public record HostPattern(String name, int port) {
    private static final Pattern WITH_PORT = Pattern.compile("([^:]+):([0-9]{1,5})");

    /** Never fails. */
    public static HostPattern parse(String text) {
        String lower = text.strip().toLowerCase(Locale.ROOT);
        Matcher withPort = WITH_PORT.matcher(lower);
        boolean port = withPort.matches();
        String host = port ? withPort.group(1) : lower;
        return new HostPattern(host.replaceFirst("^[*]?[.]", ""), port ? Integer.parseInt(withPort.group(2)) : 0);
    }

    /** Whether this host is one of them. */
    public boolean matches(String host, int hostPort) {
        String lower = host.toLowerCase(Locale.ROOT);
        return (port == 0 || port == hostPort)
                && (name.equals("*") || lower.equals(name) || lower.endsWith("." + name));
    }
}
