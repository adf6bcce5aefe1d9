package io.github.kisroutes.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisroutes.LogLines;
import io.github.kisroutes.ratelimit.estimate.ConfiguredLimit;
import io.github.kisroutes.ratelimit.estimate.QuotaLevel;
import io.github.kisroutes.ratelimit.share.QuotaCodec;
import io.github.kisroutes.ratelimit.share.QuotaMember;
import io.github.kisroutes.ratelimit.share.QuotaUse;
import io.github.kisroutes.ratelimit.share.SharedQuota;
import io.github.kisroutes.shared.CredentialId;
import io.github.kisroutes.shared.MemoryRows;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What a person is told about a quota below the configured one. */
class QuotaLogTest {
    private static final Instant NOW = Instant.parse("2026-11-23T06:40:00Z");

    /** Found after one moment of refusals. */
    private static final QuotaLevel ONCE = QuotaLevel.found(19, NOW, 0);

    /** One call per second more was tried, and refused as well. */
    private static final QuotaLevel AGAIN = ONCE.risen(NOW).takenBack(NOW);

    private static List<String> said(String environment, QuotaLevel... levels) {
        try (LogLines log = LogLines.of("io.github.kisroutes.ratelimit")) {
            QuotaLog quota = new QuotaLog(
                    new CredentialId(environment, "127.0.0.1:1", "0123456789ab"), new ConfiguredLimit(20, 1.0));
            for (QuotaLevel level : levels) {
                quota.say(Optional.of(level), level.perSecond());
            }
            return log.all();
        }
    }

    @Test
    void one_moment_of_refusals_is_no_reason_for_advice() {
        assertThat(said("real", ONCE))
                .singleElement()
                .asString()
                .startsWith("INFO KIS refused a call above 19 per second")
                .doesNotContain("kis.rate.per-second");
    }

    @Test
    void refusals_that_repeat_are_a_warning_with_the_setting() {
        assertThat(said("real", AGAIN))
                .singleElement()
                .asString()
                .startsWith("WARN ")
                .endsWith("set kis.rate.per-second=19.");
    }

    /** A process that makes no calls for a while tells what it has found; it may become certain later. */
    @Test
    void what_was_said_before_it_was_certain_is_a_warning_once_it_is() {
        assertThat(said("real", ONCE, ONCE, AGAIN, AGAIN.risen(NOW), AGAIN, ONCE))
                .extracting(line -> line.substring(0, 5))
                .containsExactly("INFO ", "WARN ");
    }

    @Test
    void nothing_is_said_about_a_quota_that_is_configured() {
        assertThat(said("real", QuotaLevel.found(20, NOW, 0).risen(NOW).takenBack(NOW)))
                .isEmpty();
    }

    @Test
    void who_waits_for_a_part_of_the_quota_is_told_who_has_it() throws Exception {
        MemoryRows<SharedQuota> store = new MemoryRows<>(QuotaCodec.CODEC, Clock.systemUTC());
        ConfiguredLimit one = new ConfiguredLimit(1, 1.0);
        QuotaMember first = new QuotaMember("a", VirtualWorld.KEY, one, store, System::nanoTime);
        QuotaMember second = new QuotaMember("b", VirtualWorld.KEY, one, store, System::nanoTime);
        first.beat(OptionalInt.empty(), QuotaUse.busy(0, 0));
        second.beat(OptionalInt.empty(), QuotaUse.busy(0, 0));
        assertThat(second.units()).isZero();

        QuotaLog log = new QuotaLog(VirtualWorld.KEY, one);
        assertThat(log.whyNothing(false)).contains("there is no answer yet");
        log.shared(second);
        assertThat(log.whyNothing(false)).contains("(1 call per second) is in the hands of another process");
        assertThat(log.whyNothing(true)).contains("does not answer");
    }

    @Test
    void the_demo_gives_no_advice_on_a_quota_that_is_its_own() {
        assertThat(said("demo", ONCE, AGAIN))
                .singleElement()
                .asString()
                .startsWith("INFO ")
                .doesNotContain("kis.rate.per-second");
    }
}
