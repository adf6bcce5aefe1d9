package io.github.kisroutes.crash;

import io.github.kisroutes.crash.KnownStatements.Known;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What one connection has executed since it last committed. */
final class WatchedTransaction {
    private final Moments moments;
    private final Set<String> executed = new HashSet<>();
    private final List<String> rows = new ArrayList<>();

    WatchedTransaction(Moments moments) {
        this.moments = moments;
    }

    void before(Known statement) {
        if (KnownStatements.CLAIM.contains(statement.name())) {
            moments.pass(Point.BEFORE_CLAIM);
        } else if (KnownStatements.UPSERT.equals(statement.name())) {
            moments.pass(Point.BEFORE_UPSERT);
        } else if (KnownStatements.ITEM.contains(statement.name())) {
            moments.pass(Point.BEFORE_ITEM);
        } else if (KnownStatements.CLOSE.equals(statement.name())) {
            moments.pass(Point.BEFORE_CLOSE);
        }
    }

    void after(Known statement, Map<String, Object> values) {
        executed.add(statement.name());
        if (KnownStatements.UPSERT.equals(statement.name())) {
            for (String day : (String[]) values.get("trade_date")) {
                rows.add(values.get("stock_code") + " " + day);
            }
            moments.pass(Point.AFTER_UPSERT);
        } else if (KnownStatements.ITEM.contains(statement.name())) {
            moments.pass(Point.AFTER_ITEM);
        }
    }

    void beforeCommit() {
        if (executed.contains(KnownStatements.UPSERT)) {
            moments.pass(Point.BEFORE_COMMIT);
        }
    }

    /** From here on the product counts on what it has written; so does the journal, row by row. */
    void committed() {
        if (!rows.isEmpty()) {
            moments.note("stored " + String.join(",", rows));
        }
        if (KnownStatements.CLAIM.stream().anyMatch(executed::contains)) {
            moments.pass(Point.AFTER_CLAIM);
        }
        if (executed.contains(KnownStatements.UPSERT)) {
            moments.pass(Point.AFTER_COMMIT);
        }
        if (executed.contains(KnownStatements.CLOSE)) {
            moments.pass(Point.AFTER_CLOSE);
        }
        forget();
    }

    void forget() {
        executed.clear();
        rows.clear();
    }
}
