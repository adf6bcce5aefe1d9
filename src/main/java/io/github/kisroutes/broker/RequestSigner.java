package io.github.kisroutes.broker;

import io.github.kisroutes.config.Credentials;
import io.github.kisroutes.shared.WirePace;
import io.github.kisroutes.token.stored.AccessToken;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import org.apache.camel.Exchange;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.support.ClassicRequestBuilder;
import org.apache.hc.core5.net.URIAuthority;

/**
 * Turns the name of a token into the headers KIS wants: {@code authorization}, {@code appkey}, {@code appsecret}. A
 * Camel exchange carries the token's fingerprint in the header {@value #TOKEN_HEADER}; the secrets themselves exist only
 * in the copy of the request that is written to the wire.
 */
public final class RequestSigner {
    /** The header that names a token by its fingerprint. It never reaches the wire. */
    public static final String TOKEN_HEADER = "kis-token";

    private final Credentials credentials;
    private final URIAuthority broker;
    private final Function<String, AccessToken> tokens;
    private final WireSpacing spacing;
    private final WirePace pace;
    private final LongAdder sent = new LongAdder();

    /**
     * @param credentials app key and secret
     * @param baseUrl the only address that ever gets them
     * @param tokens the token behind a fingerprint; throws {@link IllegalArgumentException} for one it never gave out
     * @param pace how many calls may go out now; told of each that does
     */
    public RequestSigner(Credentials credentials, URI baseUrl, Function<String, AccessToken> tokens, WirePace pace) {
        this.credentials = credentials;
        this.broker = new URIAuthority(baseUrl.getHost(), baseUrl.getPort());
        this.tokens = tokens;
        this.pace = pace;
        this.spacing = new WireSpacing(pace::permitsNow, pace::wireNanos, System::nanoTime);
    }

    /** How many calls with a token went to the wire since the start. */
    public long sentCalls() {
        return sent.sum();
    }

    ClassicHttpRequest signed(ClassicHttpRequest request) throws HttpException, IOException {
        Header name = request.getFirstHeader(TOKEN_HEADER);
        if (name == null) {
            return request;
        }
        if (!broker.getHostName().equalsIgnoreCase(request.getAuthority().getHostName())
                || broker.getPort() != request.getAuthority().getPort()) {
            throw new HttpException("the KIS token is not sent to " + request.getAuthority() + ", only to " + broker);
        }
        AccessToken token = tokens.apply(name.getValue());
        ClassicHttpRequest signed = ClassicRequestBuilder.copy(request).build();
        signed.removeHeaders(TOKEN_HEADER);
        signed.setHeader("authorization", token.bearer());
        signed.setHeader("appkey", credentials.clientId().reveal());
        signed.setHeader("appsecret", credentials.clientSecret().reveal());
        spacing.await();
        pace.sent();
        sent.increment();
        return signed;
    }

    /** The exchange that calls KIS gets the name of the token, never the token. */
    public static Exchange nameToken(Exchange call, Exchange token) {
        if (call != null && token != null) {
            call.getMessage().setHeader(TOKEN_HEADER, token.getMessage().getBody());
        }
        return call;
    }
}
