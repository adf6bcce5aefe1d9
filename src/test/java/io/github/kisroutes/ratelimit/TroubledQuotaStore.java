package io.github.kisroutes.ratelimit;

import io.github.kisroutes.ratelimit.share.QuotaLease;
import io.github.kisroutes.ratelimit.share.SharedQuota;
import io.github.kisroutes.shared.CredentialId;
import io.github.kisroutes.shared.SharedRows;
import io.github.kisroutes.shared.SharedRowsException;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

/** A store that can be away or hang. */
final class TroubledQuotaStore implements SharedRows<SharedQuota> {
    private final SharedRows<SharedQuota> store;
    private final AtomicLong attempts = new AtomicLong();
    private volatile boolean failing;
    private volatile boolean waited;
    private volatile CountDownLatch hanging = new CountDownLatch(0);

    TroubledQuotaStore(SharedRows<SharedQuota> store) {
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
            return store.read(VirtualWorld.KEY).row().at(now()).claims();
        } catch (SharedRowsException e) {
            throw new AssertionError(e);
        }
    }

    Instant now() {
        try {
            return store.read(VirtualWorld.KEY).now();
        } catch (SharedRowsException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public Reading<SharedQuota> read(CredentialId key) throws SharedRowsException {
        attempts.incrementAndGet();
        if (failing) {
            throw new SharedRowsException("The store is away", new IOException("for this test"));
        }
        if (hanging.getCount() > 0) {
            waited = true;
            try {
                hanging.await();
            } catch (InterruptedException e) {
                throw new SharedRowsException("The store was interrupted", e);
            }
        }
        return store.read(key);
    }

    @Override
    public boolean replace(CredentialId key, Reading<SharedQuota> seen, SharedQuota next) throws SharedRowsException {
        return store.replace(key, seen, next);
    }

    @Override
    public String name() {
        return "a store in trouble";
    }

    @Override
    public void close() {
        // It is the test's.
    }
}
