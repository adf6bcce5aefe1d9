package io.github.kisroutes.token;

import static io.github.kisroutes.token.TokenProcess.TIMES;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisroutes.broker.BrokerHttp;
import io.github.kisroutes.broker.BrokerTokenEndpoint;
import io.github.kisroutes.config.Credentials;
import io.github.kisroutes.config.Secret;
import io.github.kisroutes.shared.CredentialId;
import io.github.kisroutes.shared.MemoryRows;
import io.github.kisroutes.shared.ProcessIdentity;
import io.github.kisroutes.simulator.MutableClock;
import io.github.kisroutes.simulator.Simulator;
import io.github.kisroutes.simulator.SimulatorOptions;
import io.github.kisroutes.token.stored.AccessToken;
import io.github.kisroutes.token.stored.TokenCipher;
import io.github.kisroutes.token.stored.TokenRowCodec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The real endpoint on hosts whose zone is any and whose clock is wrong. */
class HostClockTest {
    private static final Duration SECONDS = Duration.ofSeconds(10);

    private final TimeZone zone = TimeZone.getDefault();
    private final MutableClock kis = MutableClock.at(Instant.now());
    private final Simulator broker = Simulator.start(SimulatorOptions.defaults().withClock(kis));
    private final BrokerHttp http = BrokerHttp.forTokens(SECONDS, SECONDS, SECONDS);

    @AfterEach
    void close() {
        TimeZone.setDefault(zone);
        broker.close();
        http.close();
    }

    @ParameterizedTest
    @CsvSource({
        "UTC, PT0S",
        "Asia/Seoul, PT0S",
        "America/New_York, PT0S",
        "UTC, PT72H",
        "Asia/Seoul, PT5H",
        "America/New_York, PT-72H"
    })
    void two_calls_12_s_apart_succeed_with_a_token_of_10_s_and_a_lying_expires_in(String hostZone, Duration wrongBy)
            throws BrokerUnreachableException {
        TimeZone.setDefault(TimeZone.getTimeZone(hostZone));
        broker.tokens().handOutWithLeft(Duration.ofSeconds(10));
        broker.tokens().claimExpiresIn(86_400);
        TokenCache cache = cache(Clock.offset(kis, wrongBy));
        AccessToken first = call(cache);
        kis.advance(Duration.ofSeconds(4));
        assertThat(call(cache).value()).isEqualTo(first.value());
        kis.advance(Duration.ofSeconds(8));
        AccessToken second = call(cache);
        assertThat(second.value()).isNotEqualTo(first.value());
        assertThat(broker.record().answered("EGW00133")).isZero();
        Instant host = kis.instant().plus(wrongBy);
        assertThat(second.left(host)).isBetween(Duration.ofHours(23), Duration.ofHours(24));
        assertThat(broker.record().tokenRequests()).isEqualTo(2);
    }

    private static AccessToken call(TokenCache cache) throws BrokerUnreachableException {
        return cache.token(cache.handle(cache.cache().get(cache.key())));
    }

    private TokenCache cache(Clock host) {
        CredentialId key = CredentialId.of("real", broker.baseUri(), broker.appKey());
        Credentials credentials = new Credentials(new Secret(broker.appKey()), new Secret(broker.appSecret()));
        return new TokenCache(new TokenIssuer(
                key,
                new BrokerTokenEndpoint(http, broker.baseUri(), credentials, host),
                new MemoryRows<>(TokenRowCodec.CODEC, host),
                TokenCipher.ephemeral(key, broker.appSecret()),
                TIMES,
                new ProcessIdentity("host", host, kis::advance)));
    }
}
