package io.github.kisroutes.config.check;

import io.github.kisroutes.config.Environment;
import io.github.kisroutes.config.Secret;
import io.github.kisroutes.config.TokenSettings;
import io.github.kisroutes.config.key.BrokerKeys;
import io.github.kisroutes.config.read.SettingReader;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Whether the token can be kept as the operator wants it. */
final class TokenCheck {
    /** KIS refuses a second token within a minute (EGW00133); one second more, for clocks that differ. */
    static final Duration LEAST_ISSUE_INTERVAL = Duration.ofSeconds(61);

    private TokenCheck() {}

    static TokenSettings read(SettingReader in, URI baseUrl) {
        TokenSettings settings = new TokenSettings(
                in.value(BrokerKeys.TOKEN_MARGIN),
                in.value(BrokerKeys.TOKEN_STORE),
                in.find(BrokerKeys.TOKEN_REDIS_URL),
                in.value(BrokerKeys.TOKEN_CIPHER_KEY_FILE),
                in.value(BrokerKeys.TOKEN_ISSUE_INTERVAL),
                in.find(BrokerKeys.TOKEN_COMMAND));
        check(in, settings, baseUrl);
        return settings;
    }

    private static void check(SettingReader in, TokenSettings settings, URI baseUrl) {
        if (settings.issueInterval().compareTo(LEAST_ISSUE_INTERVAL) < 0 && !BrokerAddressCheck.isLoopback(baseUrl)) {
            in.mistakes()
                    .add(in.described(BrokerKeys.TOKEN_ISSUE_INTERVAL) + " is too short: KIS issues one token per"
                            + " minute and restricts keys that ask more often, so less than 61s is for loopback only."
                            + " Remove the line.");
        }
        if (settings.store() == TokenSettings.Store.REDIS) {
            checkRedis(in, settings.redisUrl());
        }
    }

    private static void checkRedis(SettingReader in, Optional<Secret> redisUrl) {
        if (in.environment() == Environment.DEMO) {
            in.mistakes()
                    .add(in.described(BrokerKeys.TOKEN_STORE)
                            + " cannot be used in the demo, which never touches a Redis of yours: set jdbc or memory.");
        } else if (redisUrl.isEmpty()) {
            in.mistakes()
                    .add(in.described(BrokerKeys.TOKEN_STORE) + " needs " + BrokerKeys.TOKEN_REDIS_URL.name()
                            + ": set it to redis://host:port (rediss:// with TLS), or choose the store jdbc.");
        } else if (!isRedisAddress(redisUrl.get().reveal())) {
            in.mistakes()
                    .add(in.described(BrokerKeys.TOKEN_REDIS_URL)
                            + " is not the address of a Redis; its value is not shown because it may hold a password."
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
