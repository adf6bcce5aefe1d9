package io.github.kisroutes.ratelimit;

import io.github.kisroutes.token.CredentialId;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

/** A store that can be away or hang. */
final class TroubledQuotaStore implements QuotaStore {
    private final QuotaStore store;
    private final AtomicLong attempts = new AtomicLong();
    private volatile boolean failing;
    private volatile boolean waited;
    private volatile CountDownLatch hanging = new CountDownLatch(0);

    TroubledQuotaStore(QuotaStore store) {
        this.store = store;
    }

    void fail() {
        failing = true;
    }

    void hang() {
        failing = false;
        hanging = new CountDownLatch(1);
    }

    void heal() {
        failing = false;
        hanging.countDown();
    }

    boolean isHanging() {
        return waited;
    }

    long attempts() {
        return attempts.get();
    }

    List<QuotaLease> claims() {
        try {
            return store.read(Neighbours.KEY).quota().at(now()).claims();
        } catch (QuotaStoreException e) {
            throw new AssertionError(e);
        }
    }

    Instant now() {
        try {
            return store.read(Neighbours.KEY).now();
        } catch (QuotaStoreException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public Reading read(CredentialId key) throws QuotaStoreException {
        attempts.incrementAndGet();
        if (failing) {
            throw new QuotaStoreException("The store is away", new IOException("for this test"));
        }
        if (hanging.getCount() > 0) {
            waited = true;
            try {
                hanging.await();
            } catch (InterruptedException e) {
                throw new QuotaStoreException("The store was interrupted", e);
            }
        }
        return store.read(key);
    }

    @Override
    public boolean replace(CredentialId key, Reading seen, SharedQuota next) throws QuotaStoreException {
        return store.replace(key, seen, next);
    }

    @Override
    public void close() {
        // It is the test's.
    }
}
