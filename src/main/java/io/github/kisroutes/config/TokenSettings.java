package io.github.kisroutes.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How the access token is kept.
 *
 * @param margin renewed this long before its end
 * @param store where it is kept
 * @param redisUrl present when the store is {@link Store#REDIS}; may hold a password
 * @param cipherKeyFile the key of the stored token
 * @param issueInterval the least time between two requests for a token, over all processes
 * @param command what to do instead of collecting
 */
public record TokenSettings(
        Duration margin,
        Store store,
        Optional<Secret> redisUrl,
        Path cipherKeyFile,
        Duration issueInterval,
        Optional<Command> command) {
    /** Where the token survives a restart and is shared between processes. */
    public enum Store {
        /** The product's own database. */
        JDBC,
        REDIS,
        /** Nowhere: every start asks for a new token. */
        MEMORY
    }

    /** What an operator can have done to the token. */
    public enum Command {
        STATUS,
        RENEW,
        REVOKE
    }
}
