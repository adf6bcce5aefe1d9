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
                        "alert.quota-lowered.text",
                        quota.perSecond(),
                        quota.configured()));
    }
}
