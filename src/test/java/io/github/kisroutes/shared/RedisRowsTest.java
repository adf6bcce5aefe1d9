package io.github.kisroutes.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kisroutes.broker.DrippingServer;
import io.github.kisroutes.ratelimit.share.QuotaSample;
import io.github.kisroutes.shared.http.NameLookup;
import io.github.kisroutes.token.stored.TokenFault;
import io.github.kisroutes.token.stored.TokenRow;
import io.github.kisroutes.token.stored.TokenRow.Refusal;
import io.github.kisroutes.token.stored.TokenRowCodec;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.junit.jupiter.api.Test;

/** What only Redis does: it forgets, and it can be away. */
class RedisRowsTest {
    private static final RowCodec<TokenRow> TOKEN = TokenRowCodec.CODEC;

    private final CredentialId key = RowPlace.newKey();

    private <R> Duration life(RowCodec<R> codec, R row) throws Exception {
        try (SharedRows<R> rows = RowPlace.REDIS.connect(codec)) {
            assertThat(rows.replace(key, rows.read(key), row)).isTrue();
        }
        return Duration.ofMillis(RowPlace.REDIS.with(client -> client.pttl(RedisPlace.hash(codec, key))));
    }

    private <R> Duration lifeOfEmpty(RowCodec<R> codec) throws Exception {
        return life(codec, codec.empty());
    }

    @Test
    void a_token_row_disappears_a_day_after_the_token() throws Exception {
        TokenRow quiet = new TokenRow(
                Optional.empty(), "", Instant.EPOCH, Instant.now().plusSeconds(3600), Optional.empty(), "");
        assertThat(life(TOKEN, quiet))
                .isBetween(Duration.ofHours(24), Duration.ofHours(25).plusSeconds(1));
    }

    @Test
    void a_refused_key_pair_is_remembered_for_a_year() throws Exception {
        Refusal refusal = new Refusal(TokenFault.CREDENTIAL, "EGW00105", "", "0a1b");
        TokenRow refused = new TokenRow(Optional.empty(), "", Instant.EPOCH, Instant.EPOCH, Optional.of(refusal), "");
        assertThat(life(TOKEN, refused)).isBetween(Duration.ofDays(365), Duration.ofDays(366));
    }

    @Test
    void what_was_found_of_a_quota_is_remembered_for_a_month() throws Exception {
        assertThat(lifeOfEmpty(QuotaSample.ROW.codec())).isBetween(Duration.ofDays(29), Duration.ofDays(30));
    }

    @Test
    void a_server_that_is_gone_is_said_and_used_again_when_it_is_back() throws Exception {
        RedisProcess server = new RedisProcess();
        try (SharedRows<TokenRow> rows = new RedisRows<>(TOKEN, server.url())) {
            SharedRows.Reading<TokenRow> seen = rows.read(key);
            server.close();
            assertThatThrownBy(() -> rows.read(key))
                    .isInstanceOf(SharedRowsException.class)
                    .hasMessageContaining("Redis at " + server.url().getAuthority());
            assertThatThrownBy(() -> rows.replace(key, seen, TokenRow.EMPTY)).isInstanceOf(SharedRowsException.class);
            server.start();
            assertThat(rows.read(key).row()).isEqualTo(TokenRow.EMPTY);
        } finally {
            server.close();
        }
    }

    @Test
    void a_name_server_that_does_not_answer_is_waited_for_so_long() throws Exception {
        CountDownLatch answer = new CountDownLatch(1);
        DnsResolver silent = new SystemDefaultDnsResolver() {
            @Override
            public InetAddress[] resolve(String host) throws UnknownHostException {
                try {
                    answer.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                return super.resolve("localhost");
            }
        };
        NameLookup names = new NameLookup(silent, Duration.ofMillis(100));
        try (SharedRows<TokenRow> rows =
                new RedisRows<>(TOKEN, URI.create("redis://redis.example:6379"), names, Duration.ofSeconds(30))) {
            assertThatThrownBy(() -> rows.read(key))
                    .isInstanceOf(SharedRowsException.class)
                    .hasMessageContaining("Redis at redis.example:6379 says: its host is not found: looking up the"
                            + " address of redis.example took longer than 100 ms");
        } finally {
            answer.countDown();
        }
    }

    @Test
    void a_server_whose_answer_never_becomes_whole_is_waited_for_so_long() throws Exception {
        try (DrippingServer server = new DrippingServer(DrippingServer.dripping("", "+O"))) {
            URI url = URI.create("redis://127.0.0.1:" + server.port());
            try (SharedRows<TokenRow> rows =
                    new RedisRows<>(TOKEN, url, SystemDefaultDnsResolver.INSTANCE, Duration.ofMillis(500))) {
                assertThatThrownBy(() -> rows.read(key))
                        .isInstanceOf(SharedRowsException.class)
                        .hasMessageContaining("has not answered within 500 ms");
                assertThat(server.sent()).as("it did answer, bit by bit").isPositive();
            }
        }
    }

    @Test
    void an_address_that_is_none_is_refused_without_repeating_it() {
        assertThatThrownBy(() -> new RedisRows<>(TOKEN, URI.create("http://user:canary@host")))
                .hasMessageContaining("kis.token.redis-url")
                .hasMessageNotContaining("canary");
    }
}
