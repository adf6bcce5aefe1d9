package io.github.kisroutes.ratelimit;

import java.time.Clock;

class MemoryQuotaStoreTest extends QuotaStoreContract {
    private final QuotaStore memory = new MemoryQuotaStore(Clock.systemUTC());

    @Override
    QuotaStore connect() {
        return memory;
    }
}
