package io.github.kisroutes.pace;

import java.time.Clock;

class MemoryQuotaStoreTest extends QuotaStoreContract {
    private final QuotaStore memory = new MemoryQuotaStore(Clock.systemUTC());

    @Override
    QuotaStore connect() {
        return memory;
    }
}
