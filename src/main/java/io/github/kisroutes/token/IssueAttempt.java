package io.github.kisroutes.token;

import static io.github.kisroutes.token.stored.TokenTimes.SAFETY;
import static io.github.kisroutes.token.stored.TokenTimes.SAME_TOKEN;
import static io.github.kisroutes.token.stored.TokenTimes.SAME_TOKEN_AGAIN;

import io.github.kisroutes.shared.CredentialId;
import io.github.kisroutes.shared.ProcessIdentity;
import io.github.kisroutes.shared.SharedRows;
import io.github.kisroutes.shared.SharedRows.Reading;
import io.github.kisroutes.shared.SharedRowsException;
import io.github.kisroutes.token.TokenEndpoint.Answer;
import io.github.kisroutes.token.stored.AccessToken;
import io.github.kisroutes.token.stored.TokenCipher;
import io.github.kisroutes.token.stored.TokenFault;
import io.github.kisroutes.token.stored.TokenRow;
import io.github.kisroutes.token.stored.TokenRow.Refusal;
import io.github.kisroutes.token.stored.TokenTimes;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One request to KIS: announced in the store before it is made, written down after it is answered. The order of these
 * three is what keeps any number of processes, also dying ones, from asking twice within a minute.
 */
final class IssueAttempt {
    private static final Logger LOG = LoggerFactory.getLogger(IssueAttempt.class);
    private static final Duration BETWEEN_WRITES = Duration.ofMillis(200);

    private final CredentialId key;
    private final TokenEndpoint endpoint;
    private final SharedRows<TokenRow> store;
    private final TokenCipher cipher;
    private final TokenTimes times;
    private final ProcessIdentity host;
    /** The last lease that was tried for, as long as KIS was not asked with it. */
    private Optional<TokenRow> unused = Optional.empty();

    IssueAttempt(
            CredentialId key,
            TokenEndpoint endpoint,
            SharedRows<TokenRow> store,
            TokenCipher cipher,
            TokenTimes times,
            ProcessIdentity host) {
        this.key = key;
        this.endpoint = endpoint;
        this.store = store;
        this.cipher = cipher;
        this.times = times;
        this.host = host;
    }

    /**
     * Asks KIS, if nobody else was quicker.
     *
     * @param readAt when, by this host's clock, the row was read: a lease that has become old is not used
     * @param knownDead tells the fingerprints of tokens that KIS refuses
     * @return the row as it should be now, if KIS has answered but the store did not take the answer
     * @throws SharedRowsException if the store is too slow, or fails; KIS was not asked then
     * @throws NotReachedException if KIS could not be reached; the row is as it was before
     */
    synchronized Optional<TokenRow> make(
            Reading<TokenRow> seen, Instant readAt, String reason, Predicate<String> knownDead)
            throws SharedRowsException, NotReachedException, InterruptedException {
        TokenRow lease = seen.row().leased(host.name(), seen.now(), times.lease());
        unused = Optional.of(lease);
        if (!store.replace(key, seen, lease)) {
            return Optional.empty();
        }
        Duration passed = Duration.between(readAt, host.clock().instant());
        if (passed.compareTo(times.requestLimit().dividedBy(2)) > 0) {
            // The process was stopped, or the store is very slow: the request could meet the next owner's.
            throw new SharedRowsException("It took " + TokenMessages.ENGLISH.span(passed)
                    + " to announce a request for a token; too long to make it.");
        }
        unused = Optional.empty();
        LOG.info("Asking KIS for an access token for {}: {}. Asked by {}.", key, reason, host.name());
        Answer answer = ask();
        report(answer);
        if (answer instanceof Answer.NotReached nowhere) {
            unused = Optional.of(lease);
            giveBack(lease, seen.row());
            throw new NotReachedException(nowhere.text());
        }
        return writeDown(lease, answer, knownDead);
    }

    /** Whether the row holds a lease of this process that it never used and never will. */
    synchronized boolean neverUsed(TokenRow row) {
        return unused.filter(row::heldBy).isPresent();
    }

    /** Only what has reached KIS counts. If the store does not take it now, the next look finds a lease that was never used. */
    private void giveBack(TokenRow lease, TokenRow before) throws SharedRowsException {
        Reading<TokenRow> reading = store.read(key);
        if (reading.row().heldBy(lease)
                && store.replace(key, reading, reading.row().givenBack(before))) {
            unused = Optional.empty();
        }
    }

    private Answer ask() {
        try {
            return endpoint.issue();
        } catch (RuntimeException e) {
            // Its message might hold what was sent; its kind does not.
            return new Answer.Unavailable(
                    "", "a defect in this program: " + e.getClass().getName());
        }
    }

    private void report(Answer answer) {
        if (answer instanceof Answer.Issued issued) {
            AccessToken token = issued.token();
            LOG.info(
                    "Access token {} issued by KIS for {}: it ends at {}, in {}.",
                    token.fingerprint(),
                    key,
                    TokenMessages.at(token.expiresAt()),
                    TokenMessages.ENGLISH.span(token.left(token.issuedAt())));
        } else if (answer instanceof Answer.NotReached nowhere) {
            LOG.warn("KIS cannot be reached for an access token for {}, nothing was sent: {}.", key, nowhere.text());
        } else {
            LOG.warn("KIS issued no access token for {}: {}.", key, TokenMessages.said(answer));
        }
    }

    private Optional<TokenRow> writeDown(TokenRow lease, Answer answer, Predicate<String> knownDead)
            throws InterruptedException {
        Instant giveUpAt = host.clock().instant().plus(times.storePatience());
        while (true) {
            String trouble = "its row changed meanwhile";
            try {
                Reading<TokenRow> reading = store.read(key);
                if (!reading.row().heldBy(lease)) {
                    LOG.warn("The lease on the token of {} was lost while KIS was answering.", key);
                    return Optional.empty();
                }
                TokenRow next = answered(reading.row(), reading.now(), answer, knownDead);
                if (store.replace(key, reading, next)) {
                    return Optional.empty();
                }
            } catch (SharedRowsException e) {
                trouble = e.getMessage();
            }
            if (host.clock().instant().isAfter(giveUpAt)) {
                LOG.warn("The token store could not be updated: {}. This process goes on with the answer.", trouble);
                return Optional.of(answered(lease, lease.attemptAt(), answer, knownDead));
            }
            host.pause().pause(BETWEEN_WRITES);
        }
    }

    private TokenRow answered(TokenRow row, Instant now, Answer answer, Predicate<String> knownDead) {
        Instant minuteOver = now.plus(times.issueInterval());
        if (answer instanceof Answer.Issued issued) {
            return issued(row, now, issued.token().asOf(now), knownDead);
        }
        if (answer instanceof Answer.RateRefused refused) {
            return row.refused(new Refusal(TokenFault.RATE, refused.code(), refused.text(), ""), minuteOver);
        }
        if (answer instanceof Answer.CredentialRefused refused) {
            return row.refused(
                    new Refusal(TokenFault.CREDENTIAL, refused.code(), refused.text(), cipher.credentialMark()),
                    minuteOver);
        }
        if (answer instanceof Answer.Unavailable none) {
            return row.refused(new Refusal(TokenFault.UNAVAILABLE, none.code(), none.text(), ""), minuteOver);
        }
        throw new IllegalStateException("A request that did not reach KIS is not recorded.");
    }

    private TokenRow issued(TokenRow row, Instant now, AccessToken token, Predicate<String> knownDead) {
        Instant minuteOver = now.plus(times.issueInterval());
        Instant mayDiffer = token.issuedAt().plus(SAME_TOKEN);
        String which = "token " + token.fingerprint() + " issued at " + TokenMessages.at(token.issuedAt());
        boolean dead =
                knownDead.test(token.fingerprint()) || token.fingerprint().equals(row.dead());
        if (dead || token.left(now).isNegative()) {
            Instant quiet = mayDiffer.isAfter(now) ? mayDiffer : now.plus(SAME_TOKEN_AGAIN);
            return row.dropped(token.fingerprint())
                    .refused(new Refusal(TokenFault.DEAD_TOKEN, "", which, ""), later(quiet, minuteOver));
        }
        if (token.left(now).compareTo(SAFETY) <= 0) {
            return row.refused(new Refusal(TokenFault.RATE, "", which + " ends at once", ""), minuteOver);
        }
        boolean same =
                row.token().flatMap(cipher::open).filter(token::sameValueAs).isPresent();
        return row.issued(cipher.seal(token), same ? later(minuteOver, mayDiffer) : minuteOver);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
