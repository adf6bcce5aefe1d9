package io.github.kisroutes.alert.source;

import io.github.kisroutes.alert.AlertCondition;
import io.github.kisroutes.alert.AlertFindings;
import io.github.kisroutes.alert.AlertSource;
import io.github.kisroutes.ratelimit.LoweredQuota;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** A quota that is lower than what is configured. */
public final class QuotaAlerts implements AlertSource {
    private final Supplier<Optional<LoweredQuota>> lowered;

    /** @param lowered what was found for certain */
    public QuotaAlerts(Supplier<Optional<LoweredQuota>> lowered) {
        this.lowered = lowered;
    }

    @Override
    public Set<AlertCondition> conditions() {
        return Set.of(AlertCondition.QUOTA_LOWERED);
    }

    @Override
    public void look(AlertFindings findings) {
        lowered.get()
                .ifPresent(quota -> findings.add(
                        AlertCondition.QUOTA_LOWERED,
                        "",
                        "KIS refuses calls above " + quota.perSecond() + " per second, and kis.rate.per-second is "
                                + quota.configured() + ". Collections take longer.",
                        "KIS가 초당 " + quota.perSecond() + "건을 넘는 호출을 거부합니다. kis.rate.per-second는 " + quota.configured()
                                + "입니다. 수집이 더 오래 걸립니다."));
    }
}
