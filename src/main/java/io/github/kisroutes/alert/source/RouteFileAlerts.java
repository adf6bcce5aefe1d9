package io.github.kisroutes.alert.source;

import io.github.kisroutes.alert.AlertCondition;
import io.github.kisroutes.alert.AlertFindings;
import io.github.kisroutes.alert.AlertSource;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Saved route files that do not run; several are one message. */
public final class RouteFileAlerts implements AlertSource {
    private static final int MOST_NAMED = 10;

    private final Supplier<List<String>> refused;
    private final String process;

    /**
     * @param refused each with file, line and reason
     * @param process whose folder it is
     */
    public RouteFileAlerts(Supplier<List<String>> refused, String process) {
        this.refused = refused;
        this.process = process;
    }

    @Override
    public Set<AlertCondition> conditions() {
        return Set.of(AlertCondition.ROUTE_FILE_REFUSED);
    }

    @Override
    public void look(AlertFindings findings) {
        List<String> files = refused.get();
        if (!files.isEmpty()) {
            String named = String.join("; ", files.subList(0, Math.min(files.size(), MOST_NAMED)));
            findings.add(
                    AlertCondition.ROUTE_FILE_REFUSED,
                    "",
                    "alert.route-file-refused.text",
                    files.size(),
                    process,
                    named);
        }
    }
}
