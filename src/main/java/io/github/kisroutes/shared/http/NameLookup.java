package io.github.kisroutes.shared.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;

/**
 * Looks names up with an end. The system's own look-up cannot be interrupted and may take minutes: it goes on in a thread of
 * its own, one per name, and whoever asks for that name meanwhile waits for the same one.
 */
public final class NameLookup implements DnsResolver {
    private final DnsResolver system;
    private final Duration limit;
    private final Map<String, CompletableFuture<InetAddress[]>> underWay = new ConcurrentHashMap<>();

    /** @param limit for one name */
    public NameLookup(Duration limit) {
        this(SystemDefaultDnsResolver.INSTANCE, limit);
    }

    /**
     * @param system who knows the addresses
     * @param limit for one name
     */
    public NameLookup(DnsResolver system, Duration limit) {
        this.system = system;
        this.limit = limit;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        try {
            return underWay.computeIfAbsent(host, this::start).get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new UnknownHostException("looking up the address of " + host + " took longer than " + limit.toMillis()
                    + " ms: the name server does not answer");
        } catch (ExecutionException e) {
            throw unknown(host, e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnknownHostException("interrupted while looking up the address of " + host);
        }
    }

    private static UnknownHostException unknown(String host, Throwable cause) {
        if (cause instanceof UnknownHostException unknown) {
            return unknown;
        }
        UnknownHostException unknown = new UnknownHostException(host + ": " + cause);
        unknown.initCause(cause);
        return unknown;
    }

    private CompletableFuture<InetAddress[]> start(String host) {
        CompletableFuture<InetAddress[]> looking = new CompletableFuture<>();
        Thread thread = new Thread(() -> lookUp(host, looking), "kis-name-lookup");
        thread.setDaemon(true);
        thread.start();
        return looking;
    }

    private void lookUp(String host, CompletableFuture<InetAddress[]> looking) {
        try {
            InetAddress[] addresses = system.resolve(host);
            underWay.remove(host);
            looking.complete(addresses);
        } catch (UnknownHostException | RuntimeException e) {
            underWay.remove(host);
            looking.completeExceptionally(e);
        }
    }

    @Override
    public String resolveCanonicalHostname(String host) throws UnknownHostException {
        return system.resolveCanonicalHostname(host);
    }
}
