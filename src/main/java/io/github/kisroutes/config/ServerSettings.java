package io.github.kisroutes.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The one HTTP server of this process.
 *
 * @param enabled whether there is one
 * @param host the address that it listens on; a name or an IP address
 * @param loopback whether that is an address of this machine alone
 * @param port 0 for any that is free
 * @param names the host names that are answered, in lower case and without a port
 * @param token what a request has to carry; needed for every change, and for everything where the host is not loopback
 * @param keystore the PKCS12 file with the certificate; without it the server speaks plain HTTP
 * @param keystorePassword may be empty
 */
public record ServerSettings(
        boolean enabled,
        String host,
        boolean loopback,
        int port,
        List<String> names,
        Optional<Secret> token,
        Optional<Path> keystore,
        Secret keystorePassword) {
    /** Whether plain HTTP may leave the machine. */
    public enum PlainHttp {
        REFUSED,
        /** The operator knows that the token travels in clear text, behind a proxy that encrypts, say. */
        ACCEPTED
    }

    public ServerSettings {
        names = List.copyOf(names);
    }

    /**
     * How a client begins every address of a server.
     *
     * @param host a name or an IP address
     */
    public static String address(boolean encrypted, String host, int port) {
        return (encrypted ? "https://" : "http://") + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }

    /** The same of this one, on the port that is set. */
    public String address() {
        return address(keystore.isPresent(), host, port);
    }
}
