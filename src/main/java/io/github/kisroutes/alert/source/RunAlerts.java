package io.github.kisroutes.alert.source;

import io.github.kisroutes.alert.AlertCondition;
import io.github.kisroutes.alert.AlertFindings;
import io.github.kisroutes.alert.AlertSource;
import io.github.kisroutes.database.Database;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** How the newest runs of the schedule ended. Several symbols that failed are one message. */
public final class RunAlerts implements AlertSource {
    private static final int MOST_NAMED = 10;

    private final Database database;
    private final NewestRuns runs;
    private final Set<String> kinds;

    /** @param kinds the kinds of runs that the schedule makes; others have a person before the screen */
    public RunAlerts(Database database, NewestRuns runs, Set<String> kinds) {
        this.database = database;
        this.runs = runs;
        this.kinds = Set.copyOf(kinds);
    }

    @Override
    public Set<AlertCondition> conditions() {
        return Set.of(AlertCondition.COLLECTION_FAILED, AlertCondition.COLLECTION_PARTIAL);
    }

    @Override
    public void look(AlertFindings findings) {
        for (NewestRuns.Run run : runs.read()) {
            if (!kinds.contains(run.kind())) {
                continue;
            }
            switch (run.state()) {
                case "RUNNING" -> conditions().forEach(findings::undecided);
                case "FAILED" -> failed(run, findings);
                case "PARTIAL" -> partial(run, findings);
                default -> {
                    // All is well with it.
                }
            }
        }
    }

    private static void failed(NewestRuns.Run run, AlertFindings findings) {
        findings.add(
                AlertCondition.COLLECTION_FAILED,
                run.subject(),
                "Run " + run.id() + " (" + run.kind() + " of " + run.day() + ") FAILED: none of its " + run.symbols()
                        + " symbols could be collected. " + run.reasonText(),
                run.id() + " 실행(" + run.day() + " " + run.kind() + ")이 실패했습니다. 종목 " + run.symbols()
                        + "개를 하나도 수집하지 못했습니다. " + run.reasonText());
    }

    private void partial(NewestRuns.Run run, AlertFindings findings) {
        if (run.failed() == 0) {
            findings.add(
                    AlertCondition.COLLECTION_PARTIAL,
                    run.subject(),
                    "Run " + run.id() + " (" + run.kind() + " of " + run.day() + ") is PARTIAL: no symbol failed, but "
                            + run.empty() + " of " + run.symbols() + " are empty or something is in doubt. "
                            + run.reasonText(),
                    run.id() + " 실행(" + run.day() + " " + run.kind() + ")이 완전하지 않습니다. 실패한 종목은 없지만 "
                            + run.symbols() + "개 중 " + run.empty() + "개가 비어 있거나 의심스러운 행이 있습니다. "
                            + run.reasonText());
            return;
        }
        String named = String.join(", ", named(run));
        long more = Math.max(0, run.failed() - MOST_NAMED);
        findings.add(
                AlertCondition.COLLECTION_PARTIAL,
                run.subject(),
                "Run " + run.id() + " (" + run.kind() + " of " + run.day() + ") is PARTIAL: " + run.failed() + " of "
                        + run.symbols() + " symbols failed: " + named
                        + (more == 0 ? "" : " and " + more + " more") + ". " + run.reasonText(),
                run.id() + " 실행(" + run.day() + " " + run.kind() + ")이 완전하지 않습니다. 종목 " + run.symbols() + "개 중 "
                        + run.failed() + "개가 실패했습니다: " + named + (more == 0 ? "" : " 외 " + more + "개") + ". "
                        + run.reasonText());
    }

    private List<String> named(NewestRuns.Run run) {
        return database
                .sqlAlone("failed-symbols-of-run")
                .set("run_id", run.id())
                .set("at_most", MOST_NAMED)
                .list(row -> row.getString("stock_code")
                        + (row.getString("name") == null ? "" : " " + row.getString("name")))
                .stream()
                .map(String::strip)
                .collect(Collectors.toList());
    }
}
