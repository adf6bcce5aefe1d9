package io.github.kisroutes.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
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
    /** KIS refuses a second token within a minute (EGW00133); one second more, for clocks that differ. */
    static final Duration LEAST_ISSUE_INTERVAL = Duration.ofSeconds(61);

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

    static TokenSettings read(SettingReader in, URI baseUrl) {
        TokenSettings settings = new TokenSettings(
                in.value(SettingKeys.TOKEN_MARGIN),
                in.value(SettingKeys.TOKEN_STORE),
                in.find(SettingKeys.TOKEN_REDIS_URL),
                in.value(SettingKeys.TOKEN_CIPHER_KEY_FILE),
                in.value(SettingKeys.TOKEN_ISSUE_INTERVAL),
                in.find(SettingKeys.TOKEN_COMMAND));
        settings.check(in, baseUrl);
        return settings;
    }

    private void check(SettingReader in, URI baseUrl) {
        if (issueInterval.compareTo(LEAST_ISSUE_INTERVAL) < 0 && !BrokerAddress.isLoopback(baseUrl)) {
            in.mistakes()
                    .add(in.described(SettingKeys.TOKEN_ISSUE_INTERVAL) + " is too short: KIS issues one token per"
                            + " minute and restricts keys that ask more often, so less than 61s is for loopback only."
                            + " Remove the line.");
        }
        if (store == Store.REDIS) {
            checkRedis(in);
        }
    }

    private void checkRedis(SettingReader in) {
        if (in.environment() == Environment.DEMO) {
            in.mistakes()
                    .add(in.described(SettingKeys.TOKEN_STORE)
                            + " cannot be used in the demo, which never touches a Redis of yours: set jdbc or memory.");
        } else if (redisUrl.isEmpty()) {
            in.mistakes()
                    .add(in.described(SettingKeys.TOKEN_STORE) + " needs " + SettingKeys.TOKEN_REDIS_URL.name()
                            + ": set it to redis://host:port (rediss:// with TLS), or choose the store jdbc.");
        } else if (!isRedisAddress(redisUrl.get().reveal())) {
            in.mistakes()
                    .add(in.described(SettingKeys.TOKEN_REDIS_URL)
                            + " is no address of a Redis; its value is not shown because it may hold a password."
                            + " Write redis://host:6379, or rediss://host:6379 with TLS. In a user or password write each of"
                            + " :/@%?# as its percent code, @ as %40 for instance.");
        }
    }

    private static boolean isRedisAddress(String text) {
        try {
            URI uri = new URI(text);
            return List.of("redis", "rediss").contains(String.valueOf(uri.getScheme()))
                    && uri.getHost() != null
                    && uri.getPort() > 0;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
