package io.github.kisroutes.simulator.http;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/**
 * What goes wrong, and when. Rules are tried in the order in which they were added; the first that applies strikes:
 *
 * <pre>{@code
 * simulator.faults().on(Calls.code("005930")).next(2, Fault.cutJson());
 * simulator.faults().on(Calls.quotations()).every(20, Fault.httpError(500));
 * simulator.faults().on(Calls.token()).during(Duration.ofSeconds(3), Fault.reset());
 * }</pre>
 *
 * A call that the quota refuses does not meet the fault and does not count.
 */
public final class FaultScript {

    private record Rule(Predicate<Call> calls, BooleanSupplier due, Fault fault) {}

    private final List<Rule> rules = new CopyOnWriteArrayList<>();

    public FaultScript() {}

    /** Which calls the next rule is about; see {@link Calls}. */
    public When on(Predicate<Call> calls) {
        return new When(calls);
    }

    /** Everything works again. */
    public void clear() {
        rules.clear();
    }

    Reply strike(Call call, Reply honest) {
        for (Rule rule : rules) {
            if (rule.calls().test(call) && rule.due().getAsBoolean()) {
                return rule.fault().strike(call, honest);
            }
        }
        return honest;
    }

    /** The second half of a rule: how often. */
    public final class When {

        private final Predicate<Call> calls;

        private When(Predicate<Call> calls) {
            this.calls = calls;
        }

        /** The next of these calls. */
        public void next(Fault fault) {
            next(1, fault);
        }

        /** The next {@code times} of these calls. */
        public void next(int times, Fault fault) {
            AtomicInteger left = new AtomicInteger(times);
            rules.add(new Rule(calls, () -> left.getAndDecrement() > 0, fault));
        }

        /** After {@code spared} good ones, the next {@code times} of these calls. */
        public void after(int spared, int times, Fault fault) {
            AtomicInteger seen = new AtomicInteger();
            rules.add(new Rule(
                    calls,
                    () -> {
                        int number = seen.incrementAndGet();
                        return number > spared && number <= spared + times;
                    },
                    fault));
        }

        /** Every {@code k}-th of these calls. */
        public void every(int k, Fault fault) {
            AtomicInteger seen = new AtomicInteger();
            rules.add(new Rule(calls, () -> seen.incrementAndGet() % k == 0, fault));
        }

        /** All of these calls for this long from now on, by the machine's monotonic clock. */
        public void during(Duration time, Fault fault) {
            long start = System.nanoTime();
            rules.add(new Rule(calls, () -> System.nanoTime() - start < time.toNanos(), fault));
        }

        /** All of these calls until {@link FaultScript#clear}. */
        public void always(Fault fault) {
            rules.add(new Rule(calls, () -> true, fault));
        }
    }
}
