package io.github.kisroutes.broker;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says why calls are repeated ({@code onRedeliveryRef} in {@code routes/error-policy.camel.yaml}). A call that gets no answer may
 * take minutes until its symbol has failed, and nobody would know before what is waited for. Said once in ten seconds for all calls.
 */
public final class RepeatedCalls implements Processor {
    private static final Logger LOG = LoggerFactory.getLogger(RepeatedCalls.class);
    private static final long QUIET = Duration.ofSeconds(10).toNanos();

    private final LongSupplier nanos;
    private long quietUntil;
    private int calls;

    public RepeatedCalls() {
        this(System::nanoTime);
    }

    /** @param nanos the time, as {@link System#nanoTime} */
    RepeatedCalls(LongSupplier nanos) {
        this.nanos = nanos;
        quietUntil = nanos.getAsLong();
    }

    @Override
    public synchronized void process(Exchange call) {
        calls++;
        long now = nanos.getAsLong();
        if (now - quietUntil >= 0) {
            Exception fault = call.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
            LOG.info(
                    "{} without an answer of KIS, repeated. The last one: {}",
                    calls == 1 ? "1 call" : calls + " calls",
                    fault == null ? "unknown" : fault.getMessage());
            calls = 0;
            quietUntil = now + QUIET;
        }
    }
}
