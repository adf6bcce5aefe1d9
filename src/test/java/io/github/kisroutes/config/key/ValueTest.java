package io.github.kisroutes.config.key;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisroutes.config.Configured;
import io.github.kisroutes.config.RateSettings;
import io.github.kisroutes.config.Settings;
import io.github.kisroutes.market.Market;
import io.github.kisroutes.market.PriceBasis;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each value by itself: its type and its range. */
class ValueTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            kis.environment          | prod            | one of real, paper, demo
            kis.base-url             | openapi         | an address https://host:port
            kis.base-url             | ftp://127.0.0.1 | it must begin with https://
            kis.base-url             | https://        | an address https://host:port
            kis.allowed-hosts        | https://a.b     | 'https://a.b' is not a host name
            kis.customer-type        | X               | one of P, B
            kis.rate.per-second      | 0               | a whole number from 1 to 100 (calls per second)
            kis.rate.per-second      | 101             | a whole number from 1 to 100 (calls per second)
            kis.rate.per-second      | 18.5            | a whole number from 1 to 100 (calls per second)
            kis.rate.share           | 0               | a number above 0 and up to 1.0
            kis.rate.share           | 1.01            | a number above 0 and up to 1.0
            kis.rate.share           | 50%             | a number above 0 and up to 1.0
            kis.rate.share           | NaN             | a number above 0 and up to 1.0
            kis.gateway.share        | 0               | a number above 0 and up to 1.0
            kis.gateway.max-wait     | 0s              | from 100ms to 2m
            kis.http.connect-timeout | 3               | a number with its unit ms, s, m, h or d, from 10ms to 10m
            kis.http.response-timeout| 3 s             | a number with its unit
            kis.http.answer-timeout  | 11m             | from 10ms to 10m
            kis.token.margin         | 2h              | from 1s to 1h
            kis.token.store          | file            | one of jdbc, redis, memory
            kis.token.issue-interval | 0s              | from 1ms to 1h
            kis.token.command        | drop            | one of status, renew, revoke
            kis.collect.cron         | 0 40 15 * * MON | Quartz says:
            kis.collect.cron         | 40 15 * * *     | a Quartz cron expression of six or seven fields
            kis.collect.time-zone    | Asia/Busan      | there is no time zone with this name
            kis.collect.time-zone    | UTC+9           | there is no time zone with this name
            kis.collect.days         | thirty          | a whole number from 1 to 36500 (calendar days)
            kis.collect.days         | -1              | a whole number from 1 to 36500 (calendar days)
            kis.collect.days         | 36501           | a whole number from 1 to 36500 (calendar days)
            kis.collect.days         | ３０             | a whole number from 1 to 36500 (calendar days)
            kis.collect.symbols      | 005930,5930     | '5930' is not a stock code
            kis.collect.symbols      | 삼성전자         | '삼성전자' is not a stock code
            kis.collect.once         | yes             | true or false
            kis.collect.workers      | 65              | a whole number from 1 to 64 (calls in flight)
            kis.price-basis          | split           | one of adjusted, raw, both
            kis.market               | KOSPI           | one of J, NX, UN
            kis.database.url         | jdbc:mysql://h/d| a URL that begins with jdbc:h2: or jdbc:postgresql:
            """)
    void a_value_out_of_its_range_is_refused_with_what_is_allowed(String key, String value, String allowed) {
        assertThat(Configured.in(folder).lines(key + "=" + value).mistake())
                .startsWith(key + " = " + value + " (")
                .contains("application.properties:1) cannot be used: ", allowed, "Correct it, or leave it out");
    }

    @Test
    void the_refusal_names_the_default() {
        assertThat(Configured.in(folder).lines("kis.collect.days=x").mistake())
                .endsWith("Correct it, or leave it out for the default 30.");
    }

    @Test
    void the_refusal_names_the_place() {
        assertThat(Configured.in(folder).variable("KIS_MARKET", "K").mistake())
                .contains("kis.market = K (environment variable KIS_MARKET)");
        assertThat(Configured.in(folder).system("kis.market", "K").mistake()).contains("kis.market = K (-Dkis.market)");
    }

    @Test
    void all_mistakes_are_told_at_once() {
        Configured configured =
                Configured.withoutKeys(folder).lines("kis.collect.days=x", "kis.collect.dayz=1", "kis.market=K");

        assertThat(configured.mistakes())
                .hasSize(5)
                .anyMatch(each -> each.startsWith("kis.collect.days = x"))
                .anyMatch(each -> each.startsWith("kis.collect.dayz ("))
                .anyMatch(each -> each.startsWith("kis.market = K"))
                .anyMatch(each -> each.startsWith("kis.client-id is not set"))
                .anyMatch(each -> each.startsWith("kis.client-secret is not set"));
    }

    @ParameterizedTest
    @CsvSource({"500ms,PT0.5S", "61s,PT61S", "5m,PT5M", "1m30s,PT90S"})
    void durations_carry_their_unit(String text, String iso) {
        assertThat(Configured.in(folder)
                        .lines("kis.http.answer-timeout=" + text)
                        .load()
                        .http()
                        .answerTimeout())
                .isEqualTo(Duration.parse(iso));
    }

    @Test
    void names_are_read_in_any_case() {
        Settings settings = Configured.in(folder)
                .lines("kis.environment=REAL", "kis.market=nx", "kis.price-basis=Raw", "kis.collect.once=TRUE")
                .load();

        assertThat(settings.market()).isEqualTo(Market.NX);
        assertThat(settings.priceBasis()).containsExactly(PriceBasis.RAW);
        assertThat(settings.collection().once()).isTrue();
    }

    @Test
    void a_share_of_the_limit_may_be_less_than_one_call_per_second() {
        RateSettings rate = Configured.in(folder)
                .lines("kis.rate.per-second=1", "kis.rate.share=0.25")
                .load()
                .rate();

        assertThat(rate.perSecond()).isEqualTo(1);
        assertThat(rate.share()).isEqualTo(0.25);
    }
}
