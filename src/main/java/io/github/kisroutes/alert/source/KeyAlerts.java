package io.github.kisroutes.alert.source;

import io.github.kisroutes.alert.AlertCondition;
import io.github.kisroutes.alert.AlertFindings;
import io.github.kisroutes.alert.AlertSource;
import io.github.kisroutes.market.Seoul;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Set;

/** The app key ends a year after it was made; KIS does not say when that was, so the operator does. */
public final class KeyAlerts implements AlertSource {
    private static final int DAYS_BEFORE = 30;

    private final LocalDate lastDay;
    private final Clock clock;

    /** @param issuedOn the day on which the key was made */
    public KeyAlerts(LocalDate issuedOn, Clock clock) {
        this.lastDay = issuedOn.plusYears(1);
        this.clock = clock;
    }

    @Override
    public Set<AlertCondition> conditions() {
        return Set.of(AlertCondition.KEY_EXPIRES);
    }

    @Override
    public void look(AlertFindings findings) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), Seoul.ZONE);
        long left = ChronoUnit.DAYS.between(today, lastDay);
        if (left <= DAYS_BEFORE) {
            findings.add(
                    AlertCondition.KEY_EXPIRES,
                    lastDay.toString(),
                    left < 0 ? "alert.key-expires.past" : "alert.key-expires.soon",
                    lastDay,
                    Math.abs(left));
        }
    }
}
