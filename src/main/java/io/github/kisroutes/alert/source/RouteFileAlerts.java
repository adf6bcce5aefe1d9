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
                    files.size() + " saved route file(s) were not loaded by " + process + ": " + named,
                    process + " 프로세스가 저장된 라우트 파일 " + files.size() + "개를 불러오지 않았습니다: " + named);
        }
    }
}
