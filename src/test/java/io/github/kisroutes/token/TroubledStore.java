package io.github.kisroutes.token;

import io.github.kisroutes.shared.CredentialId;
import io.github.kisroutes.shared.SharedRows;
import io.github.kisroutes.shared.SharedRowsException;
import io.github.kisroutes.token.stored.TokenRow;
import java.time.Duration;

/** A store that a test can break, slow down, fill with garbage, or cut off at a given write. */
final class TroubledStore implements SharedRows<TokenRow> {
    enum Fault {
        NONE,
        DOWN,
        SLOW,
        GARBAGE
    }

    /** The end of a process, as abrupt as a test can make it: nothing in the product catches it. */
    static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    private final SharedRows<TokenRow> store;
    private final TestClock clock;
    private volatile Fault trouble = Fault.NONE;
    private Duration slowness = Duration.ofSeconds(2);
    private int writesUntilDeath = Integer.MAX_VALUE;
    private boolean lastWriteCounts;
    private int writesUntilSilence = Integer.MAX_VALUE;

    TroubledStore(SharedRows<TokenRow> store, TestClock clock) {
        this.store = store;
        this.clock = clock;
    }

    void set(Fault next) {
        trouble = next;
    }

    void setSlow(Duration each) {
        slowness = each;
        trouble = Fault.SLOW;
    }

    /** @param committed whether that write still reaches the store */
    void dieAtWrite(int number, boolean committed) {
        writesUntilDeath = number;
        lastWriteCounts = committed;
    }

    /** That write reaches the store, but the answer is lost. */
    void failAfterWrite(int number) {
        writesUntilSilence = number;
    }

    @Override
    public Reading<TokenRow> read(CredentialId key) throws SharedRowsException {
        suffer();
        Reading<TokenRow> reading = store.read(key);
        return trouble == Fault.GARBAGE ? new Reading<>(reading.now(), TokenRow.EMPTY, "?", true) : reading;
    }

    @Override
    public boolean replace(CredentialId key, Reading<TokenRow> seen, TokenRow next) throws SharedRowsException {
        suffer();
        writesUntilDeath--;
        boolean replaced = (writesUntilDeath > 0 || lastWriteCounts) && store.replace(key, seen, next);
        if (writesUntilDeath == 0) {
            throw new Killed();
        }
        if (--writesUntilSilence == 0) {
            throw new SharedRowsException("timeout");
        }
        return replaced;
    }

    private void suffer() throws SharedRowsException {
        if (trouble == Fault.DOWN) {
            throw new SharedRowsException("connection refused");
        }
        if (trouble == Fault.SLOW) {
            clock.advance(slowness);
        }
    }

    @Override
    public String name() {
        return "a store in trouble";
    }

    @Override
    public void close() {
        store.close();
    }
}
