package io.github.kisroutes.broker;

import io.github.kisroutes.config.HttpSettings;
import java.io.IOException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.support.ClassicRequestBuilder;

/**
 * Whether the broker can be reached from here: name, proxy, connection and TLS. One request without key, secret and token goes
 * out, and any answer will do.
 */
public final class BrokerReach {
    private BrokerReach() {}

    /**
     * @param baseUrl address of KIS
     * @param wait how KIS is reached, and how long it is waited for
     * @return why it cannot be reached and what to do, in one sentence for a person; empty when it can
     */
    public static Optional<String> whyNot(URI baseUrl, HttpSettings wait) {
        try (BrokerHttp http = BrokerHttp.forTokens(wait)) {
            http.client()
                    .execute(ClassicRequestBuilder.get(baseUrl.resolve("/")).build(), response -> {
                        EntityUtils.consume(response.getEntity());
                        return response.getCode();
                    });
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(
                    baseUrl.getAuthority() + " cannot be reached: " + reason(e) + " (" + e.getMessage() + ")");
        }
    }

    private static String reason(IOException e) {
        if (e instanceof UnknownHostException) {
            return "the name is not known here. Is there a network, and does it know names?";
        }
        return e instanceof SSLException
                ? "TLS does not come about. If a proxy of your company answers in its place, Java must trust that proxy's"
                        + " certificate; otherwise nothing secret is to be sent there."
                : "is the network up, and is the port open for outgoing connections? A proxy is named in kis.http.proxy.";
    }
}
