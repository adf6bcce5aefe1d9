package io.github.kisroutes.shared;

import java.net.URI;

/**
 * Whose token it is: a token of KIS belongs to one environment and one app key, and a proxy or simulator is not the
 * broker itself.
 *
 * @param environment {@code real}, {@code paper} or {@code demo}
 * @param address host, port and path of the broker, without the scheme
 * @param appKey fingerprint of the app key: 12 hex digits of its SHA-256, never the key itself
 */
public record CredentialId(String environment, String address, String appKey) {

    /** The key for a broker's base address and an app key in clear, of which only the fingerprint is kept. */
    public static CredentialId of(String environment, URI baseUrl, String appKey) {
        String path = baseUrl.getPath() == null ? "" : baseUrl.getPath().replaceAll("/+$", "");
        return new CredentialId(environment, baseUrl.getAuthority() + path, Fingerprint.of(appKey));
    }

    /** One text for all: the key in the cache, in Redis and in the database. */
    public String id() {
        return environment + ":" + address + ":" + appKey;
    }

    @Override
    public String toString() {
        return "the " + environment + " app key " + appKey;
    }
}
