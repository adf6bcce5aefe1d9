package io.github.kisroutes.ratelimit.share;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisroutes.ratelimit.estimate.ConfiguredLimit;
import io.github.kisroutes.ratelimit.estimate.QuotaLevel;
import io.github.kisroutes.shared.CredentialId;
import io.github.kisroutes.shared.RowPlace;
import io.github.kisroutes.shared.SharedRows;
import io.github.kisroutes.shared.Together;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Processes that come at the same time, on every real store. */
class JoiningTest {
    private final CredentialId key = RowPlace.newKey();

    @ParameterizedTest
    @MethodSource("io.github.kisroutes.shared.RowPlace#all")
    void eight_processes_that_join_at_the_same_instant_share_and_do_not_exceed(RowPlace place) throws Exception {
        List<SharedRows<SharedQuota>> connections = new ArrayList<>();
        try {
            List<QuotaMember> members = new ArrayList<>();
            List<Callable<Integer>> joins = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                connections.add(place.connect(QuotaCodec.CODEC));
                QuotaMember member = new QuotaMember(
                        "process " + i, key, new ConfiguredLimit(20, 1.0), connections.get(i), System::nanoTime);
                members.add(member);
                joins.add(() -> {
                    member.beat(OptionalInt.empty(), QuotaUse.busy(0, 0));
                    return member.units();
                });
            }
            assertThat(Together.call(joins).stream().mapToInt(Integer::intValue).sum())
                    .isBetween(1, 20);
            SharedQuota joined = connections.get(0).read(key).row();
            assertThat(joined.claims()).hasSize(8);
            assertThat(joined.claims().stream().mapToInt(QuotaLease::units).sum())
                    .isBetween(1, 20);
            members.get(0).leave(0);
            members.get(1).beat(OptionalInt.of(17), QuotaUse.busy(0, 0));
            assertThat(connections.get(0).read(key).row().level())
                    .map(QuotaLevel::perSecond)
                    .contains(17);
        } finally {
            connections.forEach(SharedRows::close);
        }
    }
}
