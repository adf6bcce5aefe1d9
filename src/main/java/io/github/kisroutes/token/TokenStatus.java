package io.github.kisroutes.token;

import io.github.kisroutes.shared.CredentialId;
import io.github.kisroutes.token.stored.AccessToken;
import io.github.kisroutes.token.stored.TokenRow;
import io.github.kisroutes.token.stored.TokenTimes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a person is told of the shared token. It holds no secret.
 *
 * @param store the name of the store
 */
record TokenStatus(CredentialId key, String store, TokenTimes times, TokenMessages messages) {

    /** Everything, a line for each. */
    String table(TokenSnapshot look) {
        Optional<AccessToken> token = look.token();
        TokenRow row = look.row();
        boolean never = row.attemptAt().equals(Instant.EPOCH);
        return String.join(
                System.lineSeparator(),
                List.of(
                        messages.text("token.status.environment", key.environment(), key.address()),
                        messages.text("token.status.app-key", key.appKey()),
                        messages.text("token.status.store", store),
                        token.map(t -> messages.text("token.status.token", t.fingerprint()))
                                .orElseGet(() -> messages.text("token.status.no-token")),
                        messages.text(
                                "token.status.issued",
                                token.map(t -> TokenMessages.at(t.issuedAt())).orElse("-")),
                        messages.text(
                                "token.status.expires",
                                token.map(t -> TokenMessages.at(t.expiresAt())).orElse("-")),
                        messages.text(
                                "token.status.left",
                                token.map(t -> messages.span(
                                                t.left(look.reading().now())))
                                        .orElse("-")),
                        never
                                ? messages.text("token.status.no-attempt")
                                : messages.text("token.status.attempt", TokenMessages.at(row.attemptAt())),
                        look.asking()
                                ? messages.text("token.status.holder", row.holder())
                                : messages.text("token.status.no-holder"),
                        isOver(look.quiet())
                                ? messages.text("token.status.next-now")
                                : messages.text("token.status.next", look.until()),
                        messages.text("token.status.state", sentence(look))));
    }

    /** How it stands, in a sentence or two. */
    String sentence(TokenSnapshot look) {
        if (look.reading().damaged()) {
            return messages.text("token.state.damaged");
        }
        String refusal = look.row()
                .refusal()
                .map(r -> messages.refusal(look.refused(Optional.of(r), times.issueInterval())))
                .orElse("");
        if (!isOver(look.left())) {
            String renewal =
                    TokenMessages.at(look.token().orElseThrow().expiresAt().minus(times.margin()));
            return (messages.text("token.state.works", renewal) + " " + refusal).strip();
        }
        if (look.asking()) {
            return messages.text("token.state.requested");
        }
        return refusal.isEmpty() ? none(look) : messages.text("token.state.refused", refusal);
    }

    private String none(TokenSnapshot look) {
        if (look.row().token().isPresent()) {
            return messages.text(look.token().isPresent() ? "token.state.ended" : "token.state.sealed", nextCall(look));
        }
        String dead = look.row().dead();
        return dead.isEmpty()
                ? messages.text("token.state.none", nextCall(look))
                : messages.text("token.state.dropped", dead, nextCall(look));
    }

    /** Which call can have a token at all. */
    private String nextCall(TokenSnapshot look) {
        return isOver(look.quiet())
                ? messages.text("token.next-call")
                : messages.text("token.later-call", look.until(), messages.occupied(look, times.issueInterval()));
    }

    /** Whether nothing of a time is left. */
    static boolean isOver(Duration rest) {
        return rest.isNegative() || rest.isZero();
    }
}
