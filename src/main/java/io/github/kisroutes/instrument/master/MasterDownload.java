package io.github.kisroutes.instrument.master;

import io.github.kisroutes.config.HttpSettings;
import io.github.kisroutes.shared.http.BoundedConnection;
import io.github.kisroutes.shared.http.BoundedHttp;
import io.github.kisroutes.shared.http.BoundedHttp.Limits;
import io.github.kisroutes.shared.http.Proxies;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.io.entity.EntityUtils;

/** Fetches a master file, bounded in time and size. The address is public and needs no key, so none is sent. */
final class MasterDownload {
    /** Real files have less than half a megabyte. */
    static final int MOST_BYTES = 8 * 1024 * 1024;

    private final HttpSettings wait;
    private final Duration whole;

    /**
     * @param wait how the internet is reached
     * @param whole how long a download may take, from the look-up of the name to its last byte
     */
    MasterDownload(HttpSettings wait, Duration whole) {
        this.wait = wait;
        this.whole = whole;
    }

    /** @throws IOException when the file does not come whole, in time, and with status 200; it says why */
    byte[] fetch(URI address) throws IOException {
        Limits limits = new Limits(wait.connectTimeout(), whole, whole, MOST_BYTES);
        try (BoundedHttp http = new BoundedHttp(limits, 1, new Proxies(wait.proxy()), Plain::new);
                CloseableHttpClient client = http.client()) {
            return client.execute(new HttpGet(address), answer -> {
                if (answer.getCode() != HttpStatus.SC_OK) {
                    throw new IOException("the server answered HTTP " + answer.getCode());
                }
                return answer.getEntity() == null ? new byte[0] : EntityUtils.toByteArray(answer.getEntity());
            });
        }
    }

    private static final class Plain extends BoundedConnection {
        Plain(Proxies proxies) {
            super(proxies);
        }
    }
}
