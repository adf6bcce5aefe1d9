package io.github.kisroutes.token;

import io.github.kisroutes.shared.CredentialId;
import io.github.kisroutes.shared.ProcessIdentity;
import io.github.kisroutes.shared.SharedRows;
import io.github.kisroutes.shared.SharedRowsException;
import io.github.kisroutes.token.TokenOutcome.Refused;
import io.github.kisroutes.token.stored.AccessToken;
import io.github.kisroutes.token.stored.TokenCipher;
import io.github.kisroutes.token.stored.TokenFault;
import io.github.kisroutes.token.stored.TokenRow;
import io.github.kisroutes.token.stored.TokenRow.Refusal;
import io.github.kisroutes.token.stored.TokenTimes;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gets a token for one key: from the shared row if there is one, else from KIS if it is this process's turn, else by
 * waiting for whoever is asking. The rules, and why they are so, are in {@code docs/adr/0001-one-token.md}.
 */
public final class TokenIssuer {
    private static final Logger LOG = LoggerFactory.getLogger(TokenIssuer.class);

    private final CredentialId key;
    private final SharedRows<TokenRow> store;
    private final TokenCipher cipher;
    private final TokenTimes times;
    private final ProcessIdentity host;
    private final IssueAttempt attempt;
    /** The tokens that KIS refused in this process, by fingerprint, and its code. */
    private final Map<String, String> dead = new ConcurrentHashMap<>();

    private volatile boolean stopped;

    public TokenIssuer(
            CredentialId key,
            TokenEndpoint endpoint,
            SharedRows<TokenRow> store,
            TokenCipher cipher,
            TokenTimes times,
            ProcessIdentity host) {
        this.key = key;
        this.store = store;
        this.cipher = cipher;
        this.times = times;
        this.host = host;
        this.attempt = new IssueAttempt(key, endpoint, store, cipher, times, host);
    }

    /** Any token that works. Waits for whoever is asking, and for the minute between two issues. */
    TokenOutcome obtain() {
        return fulfil(TokenRequest.any());
    }

    /** A token that lives longer than the one at hand. Does not wait for the minute: there is a token. */
    TokenOutcome renew(AccessToken current) {
        return fulfil(TokenRequest.after(current, now(), times.margin()));
    }

    /** What KIS answers to another attempt, whatever the row holds: a person has asked for it. Closes an open circuit. */
    TokenOutcome ask(String reason) throws SharedRowsException {
        return fulfil(TokenRequest.another(reason, store.read(key).row()));
    }

    /**
     * KIS refuses this token: nobody in this process takes it again, wherever it comes from.
     *
     * @return true if that is news
     */
    boolean declareDead(String fingerprint, String code) {
        return dead.put(fingerprint, code) == null;
    }

    /** Whether KIS refuses this token, as far as this process knows. */
    boolean isDead(String fingerprint) {
        return dead.containsKey(fingerprint);
    }

    /** Whether anybody may wait: not while the process ends. */
    void stop(boolean stops) {
        stopped = stops;
    }

    boolean isStopped() {
        return stopped;
    }

    CredentialId key() {
        return key;
    }

    Instant now() {
        return host.clock().instant();
    }

    private TokenOutcome fulfil(TokenRequest wish) {
        Instant start = now();
        Backoff backoff = new Backoff(host.pause());
        try {
            Optional<TokenOutcome> outcome = Optional.empty();
            while (outcome.isEmpty() && !stopped) {
                outcome = look(wish, start, backoff);
            }
            return outcome.orElseGet(
                    () -> new Refused(TokenFault.UNAVAILABLE, "", "this process is stopping", Optional.of(now())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TokenUnavailableException(
                    key, new Refused(TokenFault.UNAVAILABLE, "", "interrupted while waiting", Optional.of(now())));
        }
    }

    private Optional<TokenOutcome> look(TokenRequest wish, Instant start, Backoff backoff) throws InterruptedException {
        try {
            Instant readAt = now();
            TokenSnapshot look = TokenSnapshot.at(store.read(key), readAt, cipher);
            return mended(look) ? Optional.empty() : decide(wish, look, start.plus(times.patience()), backoff);
        } catch (NotReachedException e) {
            Instant again = now().plus(TokenTimes.REACH_AGAIN);
            return Optional.of(new Refused(TokenFault.UNREACHABLE, "", e.getMessage(), Optional.of(again)));
        } catch (SharedRowsException e) {
            if (!wish.patient() || now().isAfter(start.plus(times.storePatience()))) {
                Instant again = now().plus(times.storePatience());
                return Optional.of(new Refused(TokenFault.STORE, "", e.getMessage(), Optional.of(again)));
            }
            backoff.waitAtMost(times.storePatience());
            return Optional.empty();
        }
    }

    /** Takes out of the row what nobody can use: what cannot be or be read, a token that KIS refuses, a lease left behind. */
    private boolean mended(TokenSnapshot look) throws SharedRowsException {
        TokenRow mended = look.row().believed(look.reading().now(), times.lease());
        if (!mended.equals(look.row())) {
            LOG.warn(
                    "The clock of {} was set back: the times in the token row of {} are corrected.", store.name(), key);
        } else if (look.reading().damaged()) {
            LOG.warn("The token row of {} in {} cannot be read; it is replaced by an empty one.", key, store.name());
            mended = TokenRow.afterDamage(look.reading().now().plus(times.issueInterval()));
        } else if (look.token().filter(t -> dead.containsKey(t.fingerprint())).isPresent()) {
            mended = look.row().dropped(look.token().get().fingerprint());
        } else if (attempt.neverUsed(look.row())) {
            mended = look.row().released();
        } else {
            return false;
        }
        if (!store.replace(key, look.reading(), mended)) {
            throw new SharedRowsException("The row changed while it was mended.");
        }
        return true;
    }

    /** The rules, in the order in which they count. Nothing returned means: look at the row again. */
    private Optional<TokenOutcome> decide(TokenRequest wish, TokenSnapshot look, Instant deadline, Backoff backoff)
            throws SharedRowsException, NotReachedException, InterruptedException {
        if (wish.fulfilledBy(look)) {
            return Optional.of(look.usable(times.margin()));
        }
        Optional<Refusal> refusal = look.row().refusal().filter(this::concernsUs);
        Optional<TokenFault> standing =
                refusal.filter(r -> wish.concerns(look.row())).map(Refusal::fault);
        if (standing.equals(Optional.of(TokenFault.CREDENTIAL))) {
            return Optional.of(look.refused(refusal, times.issueInterval()));
        }
        if (look.quiet().isNegative() || look.quiet().isZero()) {
            return attempt.make(look.reading(), look.readAt(), wish.reason(look, dead), dead::containsKey)
                    .map(next -> unsaved(look.after(next, cipher)));
        }
        boolean worthWaiting = look.asking() || wish.patient() && !standing.equals(Optional.of(TokenFault.UNAVAILABLE));
        if (!worthWaiting || now().plus(look.quiet()).isAfter(deadline)) {
            return Optional.of(look.refused(refusal, times.issueInterval()));
        }
        waitFor(look, backoff);
        return Optional.empty();
    }

    private void waitFor(TokenSnapshot look, Backoff backoff) throws InterruptedException {
        if (!backoff.waited()) {
            String why = TokenMessages.ENGLISH.occupied(look, times.issueInterval());
            LOG.info("Waiting for an access token for {} until {} at most: {}.", key, look.until(), why);
        }
        backoff.waitAtMost(look.quiet());
    }

    private boolean concernsUs(Refusal refusal) {
        return refusal.fault() != TokenFault.CREDENTIAL || refusal.credentials().equals(cipher.credentialMark());
    }

    private TokenOutcome unsaved(TokenSnapshot look) {
        return look.row().refusal().isEmpty() && look.token().isPresent()
                ? look.usable(times.margin())
                : look.refused(look.row().refusal(), times.issueInterval());
    }
}
