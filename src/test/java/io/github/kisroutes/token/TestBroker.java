package io.github.kisroutes.token;

import io.github.kisroutes.token.stored.AccessToken;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The broker's rules for tokens, in memory: one issue a minute, the same token for six hours, a day of life. Whatever
 * else a test wants it to answer is put into a queue.
 */
final class TestBroker implements TokenEndpoint {
    private static final Duration SAME = Duration.ofHours(6);

    private final Clock clock;
    private final Duration minute;
    private final List<Instant> requests = new ArrayList<>();
    private final Queue<Supplier<Answer>> scripted = new ArrayDeque<>();
    private final Set<String> dead = new HashSet<>();
    private Optional<AccessToken> last = Optional.empty();
    private Optional<Instant> lastIssue = Optional.empty();
    private boolean replacesDeadTokens;
    private int refused;

    TestBroker(Clock clock) {
        this(clock, Duration.ofSeconds(60));
    }

    /** @param minute what it takes for a minute */
    TestBroker(Clock clock, Duration minute) {
        this.clock = clock;
        this.minute = minute;
    }

    @Override
    public synchronized Answer issue() {
        Instant now = clock.instant();
        requests.add(now);
        Supplier<Answer> script = scripted.poll();
        if (script != null) {
            return script.get();
        }
        if (lastIssue.filter(at -> at.plus(minute).isAfter(now)).isPresent()) {
            refused++;
            return tooEarly();
        }
        boolean same = last.filter(token -> token.issuedAt().plus(SAME).isAfter(now))
                .filter(token -> !replacesDeadTokens || !dead.contains(token.value()))
                .isPresent();
        if (!same) {
            last = Optional.of(new AccessToken("token-" + requests.size(), now, now.plus(Duration.ofHours(24))));
        }
        lastIssue = Optional.of(now);
        AccessToken token = last.orElseThrow();
        return new Answer.Issued(new AccessToken(token.value(), now, token.expiresAt()));
    }

    static Answer tooEarly() {
        return new Answer.RateRefused("EGW00133", "접근토큰 발급 잠시 후 다시 시도하세요(1분당 1회)");
    }

    static Answer wrongSecret() {
        return new Answer.CredentialRefused("EGW00105", "유효하지 않은 AppSecret입니다.");
    }

    static Answer failure() {
        return new Answer.Unavailable("", "HTTP 502 without JSON");
    }

    /** A token nobody has seen, with so much life left. */
    Answer living(Duration left) {
        Instant now = clock.instant();
        return new Answer.Issued(new AccessToken("short-" + requests.size(), now, now.plus(left)));
    }

    synchronized void nextAnswer(Supplier<Answer> answer) {
        scripted.add(answer);
    }

    /** The token works no longer, though its end is far; by default KIS hands it out again all the same. */
    synchronized void kill(AccessToken token) {
        dead.add(token.value());
    }

    synchronized void replaceDeadTokens() {
        replacesDeadTokens = true;
    }

    /** The six hours are over: the next token is a new one. */
    synchronized void forget() {
        last = Optional.empty();
    }

    /** How many came within the minute. */
    synchronized int refusedRequests() {
        return refused;
    }

    synchronized List<Instant> requests() {
        return List.copyOf(requests);
    }

    @Override
    public synchronized Revocation revoke(AccessToken token) {
        kill(token);
        return new Revocation(true, "접근토큰 폐기에 성공하였습니다");
    }
}
