package io.github.kisroutes.simulator.http;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Everything the simulator saw, noted before an answer leaves; what a test asserts instead of logs. */
public final class CallRecord {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final Deque<SeenCall> seen = new ArrayDeque<>();
    private int most = Integer.MAX_VALUE;

    synchronized void add(SeenCall call) {
        seen.addLast(call);
        if (seen.size() > most) {
            seen.removeFirst();
        }
    }

    /** From now on, only so many of the newest calls are kept: a demo runs for days, and nobody asks what it saw. */
    public synchronized void keepNewest(int calls) {
        most = calls;
        while (seen.size() > most) {
            seen.removeFirst();
        }
    }

    /** Forgets what was seen so far. */
    public synchronized void clear() {
        seen.clear();
    }

    /** Every call in the order of arrival. */
    public synchronized List<SeenCall> all() {
        return seen.stream()
                .sorted(Comparator.comparingLong(call -> call.call().arrivalNanos()))
                .toList();
    }

    /** The calls that meet a condition, in the order of arrival. */
    public List<SeenCall> matching(Predicate<Call> condition) {
        return all().stream()
                .filter(seenCall -> condition.test(seenCall.call()))
                .toList();
    }

    /** The calls that the quota counts, in the order of arrival. */
    public List<SeenCall> quotations() {
        return matching(Call::quotation);
    }

    /** How often tokenP was asked, whatever it answered. */
    public int tokenRequests() {
        return matching(call -> call.path().equals(Call.TOKEN_PATH)).size();
    }

    /** How often tokenP answered with a token, new or the same again. */
    public int tokensHandedOut() {
        return answered(TokenEndpoints.ISSUED);
    }

    /** How many calls the quota refused. */
    public int refusedByQuota() {
        return (int) all().stream().filter(SeenCall::refused).count();
    }

    /** How many calls were answered with a code, scripted faults included. */
    public int answered(String code) {
        return (int)
                all().stream().filter(call -> call.answerCode().equals(code)).count();
    }

    /** The most quotation calls, refused ones included, that arrived within any sliding second. */
    public int mostInOneSecond() {
        List<SeenCall> calls = quotations();
        int most = 0;
        int first = 0;
        for (int last = 0; last < calls.size(); last++) {
            while (nanos(calls, last) - nanos(calls, first) >= SECOND) {
                first++;
            }
            most = Math.max(most, last - first + 1);
        }
        return most;
    }

    /** Quotation calls per second from the first to the last; 0 with fewer than two. */
    public double callsPerSecond() {
        return callsPerSecond(quotations());
    }

    /** The same for a part of the calls, say those after a warm-up. */
    public static double callsPerSecond(List<SeenCall> calls) {
        return calls.size() < 2
                ? 0
                : (calls.size() - 1) * (double) SECOND / (nanos(calls, calls.size() - 1) - nanos(calls, 0));
    }

    /** One line for people: calls, rate, refusals, tokens, answers by code. */
    public String summary() {
        Map<String, Long> byCode = all().stream()
                .collect(Collectors.groupingBy(SeenCall::answerCode, TreeMap::new, Collectors.counting()));
        return "%d quotation calls at %.2f per second, at most %d in one second, %d refused; %d token requests; answers %s"
                .formatted(
                        quotations().size(),
                        callsPerSecond(),
                        mostInOneSecond(),
                        refusedByQuota(),
                        tokenRequests(),
                        byCode);
    }

    private static long nanos(List<SeenCall> calls, int index) {
        return calls.get(index).call().arrivalNanos();
    }
}
