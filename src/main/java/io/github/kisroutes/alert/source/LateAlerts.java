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
                        "The collection of " + found.day() + ", planned for " + at(found.planned())
                                + ", was not finished by "
                                + at(found.deadline()) + ": "
                                + found.runId()
                                        .map(id -> "run " + id + " has not ended.")
                                        .orElse("no run has begun."),
                        at(found.planned()) + "에 예정된 " + found.day() + " 수집이 " + at(found.deadline()) + "까지 끝나지 않았습니다. "
                                + found.runId()
                                        .map(id -> id + " 실행이 아직 끝나지 않았습니다.")
                                        .orElse("시작된 실행이 없습니다.")));
    }

    private static String at(Instant time) {
        return TIME.format(time);
    }
}
