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
        switch (statement.name()) {
            case KnownStatements.UPSERT -> moments.pass(Point.BEFORE_UPSERT);
            case KnownStatements.ITEM -> moments.pass(Point.BEFORE_ITEM);
            case KnownStatements.CLOSE -> moments.pass(Point.BEFORE_CLOSE);
            default -> {
                // The others count when they are committed.
            }
        }
    }

    void after(Known statement, Map<String, Object> values) {
        executed.add(statement.name());
        if (statement.name().equals(KnownStatements.UPSERT)) {
            for (String day : (String[]) values.get("trade_date")) {
                rows.add(values.get("stock_code") + " " + day);
            }
            moments.pass(Point.AFTER_UPSERT);
        } else if (statement.name().equals(KnownStatements.ITEM)) {
            moments.pass(Point.AFTER_ITEM);
        }
    }

    void beforeCommit() {
        passWith(KnownStatements.CLAIM, Point.BEFORE_CLAIM);
        passWith(KnownStatements.TAKE_OVER, Point.BEFORE_TAKE_OVER);
        passWith(KnownStatements.UPSERT, Point.BEFORE_COMMIT);
    }

    /** From here on the product counts on what it has written; so does the journal, row by row. */
    void committed() {
        if (!rows.isEmpty()) {
            moments.note("stored " + String.join(",", rows));
        }
        passWith(KnownStatements.CLAIM, Point.AFTER_CLAIM);
        passWith(KnownStatements.TAKE_OVER, Point.AFTER_TAKE_OVER);
        passWith(KnownStatements.UPSERT, Point.AFTER_COMMIT);
        passWith(KnownStatements.CLOSE, Point.AFTER_CLOSE);
        forget();
    }

    private void passWith(String statement, Point point) {
        if (executed.contains(statement)) {
            moments.pass(point);
        }
    }

    void forget() {
        executed.clear();
        rows.clear();
    }
}
