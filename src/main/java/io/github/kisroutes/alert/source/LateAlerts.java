package io.github.kisroutes.alert.source;

import io.github.kisroutes.alert.AlertCondition;
import io.github.kisroutes.alert.AlertFindings;
import io.github.kisroutes.alert.AlertSource;
import io.github.kisroutes.collection.schedule.LateCollection;
import io.github.kisroutes.market.Seoul;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;

/** A trading day whose collection is not finished in time. */
public final class LateAlerts implements AlertSource {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'KST'", Locale.ROOT).withZone(Seoul.ZONE);

    private final LateCollection late;

    public LateAlerts(LateCollection late) {
        this.late = late;
    }

    @Override
    public Set<AlertCondition> conditions() {
        return Set.of(AlertCondition.COLLECTION_LATE);
    }

    @Override
    public void look(AlertFindings findings) {
        late.find()
                .ifPresent(found -> findings.add(
                        AlertCondition.COLLECTION_LATE,
                        found.day().toString(),
                        found.runId().isPresent()
                                ? "alert.collection-late.not-ended"
                                : "alert.collection-late.not-begun",
                        found.day(),
                        at(found.planned()),
                        at(found.deadline()),
                        found.runId().orElse("")));
    }

    private static String at(Instant time) {
        return TIME.format(time);
    }
}
