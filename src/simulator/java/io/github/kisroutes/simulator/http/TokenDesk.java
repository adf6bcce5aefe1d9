package io.github.kisroutes.simulator.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The broker's tokens and their rules, each of which a test may bend: a life of 24 hours, the same token with its old
 * end within 6 hours of its issue even when it is dead, one answer per minute. Follows the simulator's clock.
 */
public final class TokenDesk {

    private final Clock clock;
    private final Map<String, IssuedToken> tokens = new HashMap<>();
    private Duration life = Duration.ofHours(24);
    private Duration sameTokenFor = Duration.ofHours(6);
    private Duration pause = Duration.ofSeconds(60);
    private OptionalLong claimedSeconds = OptionalLong.empty();
    private Latency latency = Latency.NONE;
    private Optional<IssuedToken> current = Optional.empty();
    private Optional<Instant> lastAnswer = Optional.empty();
    private Instant refusedUntil = Instant.MIN;
    private String refusal = "EGW00133";
    private int issued;
    private int callsUntilDeath = -1;
    private String causeOfDeath = "";

    public TokenDesk(Clock clock) {
        this.clock = clock;
    }

    /** What tokenP answers to good credentials. */
    sealed interface Answer {}

    /** A token, new or the present one again, and the seconds that {@code expires_in} claims. */
    record Handed(IssuedToken token, long claimedSeconds) implements Answer {}

    /** No token now. */
    record Refused(BrokerError error) implements Answer {}

    /** How long a token lives that is issued from now on. */
    public synchronized void life(Duration newLife) {
        life = newLife;
    }

    /** How long after an issue the same token is handed out again; zero: each answer is a new token. */
    public synchronized void sameTokenFor(Duration time) {
        sameTokenFor = time;
    }

    /** How long after an answer the next request is refused with EGW00133. */
    public synchronized void pauseBetweenAnswers(Duration time) {
        pause = time;
    }

    /** Makes {@code expires_in} say this instead of the truth; the text of the end stays right. */
    public synchronized void claimExpiresIn(long seconds) {
        claimedSeconds = OptionalLong.of(seconds);
    }

    /** How long tokenP takes. */
    public synchronized void latency(Latency newLatency) {
        latency = newLatency;
    }

    /** Refuses every request for this long by the simulator's clock. */
    public synchronized void refuseFor(Duration time, String code) {
        refusedUntil = clock.instant().plus(time);
        refusal = code;
    }

    /** The next tokenP hands out a token that somebody else got long ago and that has this much life left. */
    public synchronized void handOutWithLeft(Duration left) {
        Instant end = clock.instant().plus(left);
        current = Optional.of(remember(IssuedToken.make(clock.instant(), end)));
    }

    /** From now on every call with the present token is refused with this code (EGW00121, EGW00122 or EGW00123). */
    public synchronized void kill(String code) {
        current = current.map(token -> remember(token.killed(code)));
    }

    /** Lets this many further calls with a good token pass, then kills the token that is present by then. */
    public synchronized void killAfter(int calls, String code) {
        callsUntilDeath = calls;
        causeOfDeath = code;
    }

    /** How many different tokens were issued. */
    public synchronized int issued() {
        return issued;
    }

    /** The fingerprint of the present token, as the record shows it; empty before the first issue. */
    public synchronized Optional<String> fingerprint() {
        return current.map(token -> Incoming.fingerprint(token.value()));
    }

    synchronized Duration nextLatency() {
        return latency.next();
    }

    /** Answers a request for a token in one step, so that of two at once only one is served. */
    synchronized Answer request() {
        Instant now = clock.instant();
        if (now.isBefore(refusedUntil)) {
            return new Refused(BrokerError.of(refusal));
        }
        if (lastAnswer.isPresent() && now.isBefore(lastAnswer.get().plus(pause))) {
            return new Refused(BrokerError.of("EGW00133"));
        }
        IssuedToken token = current.filter(old -> now.isBefore(old.issuedAt().plus(sameTokenFor)))
                .filter(old -> now.isBefore(old.expiresAt()))
                .orElseGet(() -> issue(now));
        current = Optional.of(token);
        lastAnswer = Optional.of(now);
        long left = Duration.between(now, token.expiresAt()).toSeconds();
        return new Handed(token, claimedSeconds.orElse(left));
    }

    /** Judges the token of a quotation call; empty when it is good. */
    synchronized Optional<BrokerError> judge(String value) {
        IssuedToken token = tokens.get(value);
        if (token == null) {
            return Optional.of(BrokerError.of("EGW00121"));
        }
        if (callsUntilDeath == 0 && token.killedBy().isEmpty()) {
            kill(causeOfDeath);
            callsUntilDeath = -1;
            token = tokens.get(value);
        }
        if (token.killedBy().isPresent()) {
            return token.killedBy().map(BrokerError::of);
        }
        if (!clock.instant().isBefore(token.expiresAt())) {
            return Optional.of(BrokerError.of("EGW00123"));
        }
        callsUntilDeath -= callsUntilDeath > 0 ? 1 : 0;
        return Optional.empty();
    }

    /** Ends a token; false when it was never issued. */
    synchronized boolean revoke(String value) {
        IssuedToken token = tokens.get(value);
        if (token == null) {
            return false;
        }
        IssuedToken dead = remember(token.killed("EGW00121"));
        current = current.map(present -> present.value().equals(value) ? dead : present);
        return true;
    }

    private IssuedToken issue(Instant now) {
        issued++;
        Instant end = now.plus(life);
        return remember(IssuedToken.make(now, end));
    }

    private IssuedToken remember(IssuedToken token) {
        tokens.put(token.value(), token);
        return token;
    }
}
