package io.github.kisroutes.config.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisroutes.config.Configured;
import io.github.kisroutes.config.Secret;
import io.github.kisroutes.config.TokenSettings;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenSettingsTest {
    @TempDir
    private Path folder;

    @Test
    void kis_is_not_asked_for_tokens_more_often_than_once_a_minute() {
        assertThat(Configured.in(folder).lines("kis.token.issue-interval=60s").mistake())
                .startsWith("kis.token.issue-interval = 60s")
                .contains("one token per minute", "less than 61s is for loopback only");
    }

    @Test
    void a_simulator_on_loopback_may_be_asked_more_often() {
        TokenSettings token = Configured.in(folder)
                .lines("kis.base-url=http://localhost:1", "kis.token.issue-interval=50ms")
                .load()
                .token();

        assertThat(token.issueInterval()).isEqualTo(Duration.ofMillis(50));
    }

    @Test
    void the_redis_store_needs_its_address() {
        assertThat(Configured.in(folder).lines("kis.token.store=redis").mistake())
                .contains(
                        "kis.token.store = redis", "needs kis.token.redis-url", "redis://host:port", "the store jdbc");
    }

    @Test
    void the_redis_store_gets_its_address() {
        TokenSettings token = Configured.in(folder)
                .lines("kis.token.store=redis", "kis.token.redis-url=rediss://user:pw@cache.example.com:6380/2")
                .load()
                .token();

        assertThat(token.store()).isEqualTo(TokenSettings.Store.REDIS);
        assertThat(token.redisUrl()).map(Secret::reveal).hasValue("rediss://user:pw@cache.example.com:6380/2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://:hush@a:6379", "hush:6379", "redis://", "redis://hush", "redis://hush x:1"})
    void something_else_than_a_redis_is_refused_and_not_repeated(String address) {
        assertThat(Configured.in(folder)
                        .lines("kis.token.store=redis", "kis.token.redis-url=" + address)
                        .mistake())
                .contains("kis.token.redis-url (", "is no address of a Redis", "redis://host:6379", "@ as %40")
                .doesNotContain("hush");
    }

    @Test
    void a_command_is_done_instead_of_collecting() {
        assertThat(Configured.in(folder)
                        .system("kis.token.command", "status")
                        .load()
                        .token()
                        .command())
                .hasValue(TokenSettings.Command.STATUS);
    }
}
