package io.github.kisroutes.demo;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * The broker's tokens and their rules, each of which a test may bend: a life of 24 hours, the same token with its old
 * end within 6 hours of its issue even when it is dead, one answer per minute. Follows the simulator's clock.
 */
public final class TokenDesk {

    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Token> tokens = new HashMap<>();
    private Duration life = Duration.ofHours(24);
    private Duration sameTokenFor = Duration.ofHours(6);
    private Duration pause = Duration.ofSeconds(60);
    private OptionalLong claimedSeconds = OptionalLong.empty();
    private Latency latency = Latency.NONE;
    private Optional<Token> current = Optional.empty();
    private Optional<Instant> lastAnswer = Optional.empty();
    private Instant refusedUntil = Instant.MIN;
    private String refusal = "EGW00133";
    private int issued;
    private int callsUntilDeath = -1;
    private String causeOfDeath = "";

    TokenDesk(Clock clock) {
        this.clock = clock;
    }

    /** One token: what it is, how long it lives, and the code that it is refused with once it was killed. */
    private record Token(String value, Instant issuedAt, Instant expiresAt, Optional<String> killedBy) {}

    /** What tokenP answers to good credentials. */
    sealed interface Answer {}

    /** A token, new or the present one again. */
    record Handed(String value, Instant expiresAt, long claimedSeconds) implements Answer {}

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
        current = Optional.of(remember(new Token(newValue(end), clock.instant(), end, Optional.empty())));
    }

    /** From now on every call with the present token is refused with this code (EGW00121, EGW00122 or EGW00123). */
    public synchronized void kill(String code) {
        current = current.map(
                token -> remember(new Token(token.value(), token.issuedAt(), token.expiresAt(), Optional.of(code))));
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
        Token token = current.filter(old -> now.isBefore(old.issuedAt().plus(sameTokenFor)))
                .filter(old -> now.isBefore(old.expiresAt()))
                .orElseGet(() -> issue(now));
        current = Optional.of(token);
        lastAnswer = Optional.of(now);
        long left = Duration.between(now, token.expiresAt()).toSeconds();
        return new Handed(token.value(), token.expiresAt(), claimedSeconds.orElse(left));
    }

    /** Judges the token of a quotation call; empty when it is good. */
    synchronized Optional<BrokerError> judge(String value) {
        Token token = tokens.get(value);
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
        Token token = tokens.get(value);
        if (token == null) {
            return false;
        }
        Token dead = remember(new Token(value, token.issuedAt(), token.expiresAt(), Optional.of("EGW00121")));
        current = current.map(present -> present.value().equals(value) ? dead : present);
        return true;
    }

    private Token issue(Instant now) {
        issued++;
        Instant end = now.plus(life);
        return remember(new Token(newValue(end), now, end, Optional.empty()));
    }

    private Token remember(Token token) {
        tokens.put(token.value(), token);
        return token;
    }

    /** A value in the broker's form: three parts in base64url, about 330 characters. */
    private String newValue(Instant end) {
        byte[] signature = new byte[64];
        random.nextBytes(signature);
        String claims = "{\"sub\":\"token\",\"aud\":\"%s\",\"iss\":\"unogw\",\"exp\":%d,\"iat\":%d,\"jti\":\"%s\"}"
                .formatted(
                        UUID.randomUUID(), end.getEpochSecond(), clock.instant().getEpochSecond(), UUID.randomUUID());
        Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
        return encoder.encodeToString("{\"typ\":\"JWT\",\"alg\":\"HS512\"}".getBytes(US_ASCII)) + "."
                + encoder.encodeToString(claims.getBytes(US_ASCII)) + "." + encoder.encodeToString(signature);
    }
}
