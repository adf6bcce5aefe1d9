package io.github.kisroutes.token;

import io.github.kisroutes.token.stored.AccessToken;
import io.github.kisroutes.token.stored.TokenFault;
import java.time.Instant;
import java.util.Optional;

/** What the cache holds for a key: a token, or the reason why there is none. All times are by this process's clock. */
public sealed interface TokenOutcome {

    /** A token that KIS takes. */
    final class Usable implements TokenOutcome {
        private final AccessToken token;
        private final Instant renewAt;
        private volatile boolean used;

        Usable(AccessToken token, Instant renewAt) {
            this.token = token;
            this.renewAt = renewAt;
        }

        public AccessToken token() {
            return token;
        }

        /** From when on it is to be renewed in the background. */
        Instant renewAt() {
            return renewAt;
        }

        /** Whether anybody has taken it since it came: an idle process renews nothing. */
        boolean used() {
            return used;
        }

        AccessToken use() {
            if (!used) {
                used = true;
            }
            return token;
        }

        /** The same token, to be renewed later: the renewal was refused. */
        Usable renewedAt(Instant later) {
            Usable again = new Usable(token, later);
            again.used = used;
            return again;
        }

        @Override
        public String toString() {
            return token.toString();
        }
    }

    /**
     * No token.
     *
     * @param code KIS's code, empty if it was not KIS who refused
     * @param text what KIS or the store said
     * @param nextAttemptAt when an attempt is possible again; empty if a person has to change something first
     */
    record Refused(TokenFault fault, String code, String text, Optional<Instant> nextAttemptAt)
            implements TokenOutcome {}
}
