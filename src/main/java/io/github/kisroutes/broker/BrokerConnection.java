package io.github.kisroutes.broker;

import io.github.kisroutes.shared.http.BoundedConnection;
import io.github.kisroutes.shared.http.Proxies;
import java.io.IOException;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.HttpException;

/**
 * The connection to KIS: it adds the secret headers itself, below everything that logs. Interceptors and Camel's HTTP
 * activity log see every header that a request carries, and the app secret travels in a header of every call. Here no
 * log setting of any runtime can bring it out: above this class a request carries only the name of its token.
 */
final class BrokerConnection extends BoundedConnection {
    /** Adds the secret headers to a copy of a request. */
    interface Signer {
        ClassicHttpRequest signed(ClassicHttpRequest request) throws HttpException, IOException;
    }

    private final Signer signer;

    BrokerConnection(Proxies proxies, Signer signer) {
        super(proxies);
        this.signer = signer;
    }

    @Override
    protected ClassicHttpRequest signed(ClassicHttpRequest request) throws HttpException, IOException {
        return signer.signed(request);
    }
}
