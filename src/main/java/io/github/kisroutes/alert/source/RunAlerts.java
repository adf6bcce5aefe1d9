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
                "alert.collection-failed.text",
                run.id(),
                run.kind(),
                run.day(),
                run.symbols(),
                run.reasonText());
    }

    private void partial(NewestRuns.Run run, AlertFindings findings) {
        if (run.failed() == 0) {
            findings.add(
                    AlertCondition.COLLECTION_PARTIAL,
                    run.subject(),
                    "alert.collection-partial.doubt",
                    run.id(),
                    run.kind(),
                    run.day(),
                    run.symbols(),
                    run.empty(),
                    run.reasonText());
            return;
        }
        long more = run.failed() - MOST_NAMED;
        findings.add(
                AlertCondition.COLLECTION_PARTIAL,
                run.subject(),
                more > 0 ? "alert.collection-partial.failed-more" : "alert.collection-partial.failed",
                run.id(),
                run.kind(),
                run.day(),
                run.symbols(),
                run.failed(),
                String.join(", ", named(run)),
                run.reasonText(),
                more);
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
