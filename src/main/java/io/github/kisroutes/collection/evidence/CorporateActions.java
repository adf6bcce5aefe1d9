package io.github.kisroutes.collection.evidence;

import io.github.kisroutes.candle.Candle;
import io.github.kisroutes.database.Database;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;

/** The table {@code corporate_action}: what moved the prices of a stock besides trading, as it was seen first. */
public final class CorporateActions {
    private static final String MARKED_CANDLE = "FHKST03010100";

    private final Database database;
    private final Clock clock;

    public CorporateActions(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** One thing that happened on the day of a candle. */
    private record Action(Candle candle, String kind) {}

    /**
     * Records what candles are marked with, in the transaction of this thread; what is there already stays as it is.
     *
     * @param market of the candles: {@code J}, {@code NX} or {@code UN}
     * @param runId the run that read them
     * @param marked candles of one stock; those without marks count for nothing
     * @return how many actions were not known before
     */
    public int record(String code, String market, String runId, List<Candle> marked) {
        List<Action> actions = marked.stream()
                .flatMap(candle -> candle.marks().kinds().stream().map(kind -> new Action(candle, kind)))
                .toList();
        if (actions.isEmpty()) {
            return 0;
        }
        return database.sql("record-corporate-actions")
                .set("stock_code", code)
                .set("market", market)
                .set("source", MARKED_CANDLE)
                .set("run_id", runId)
                .set("seen_at", clock.instant())
                .set("action_date", column(actions, action -> action.candle().tradeDate()))
                .set("kind", column(actions, Action::kind))
                .set(
                        "ratio",
                        column(actions, action -> known(action.candle().marks().ratio())))
                .update();
    }

    /**
     * Takes over the changes of the par value that the master files have shown ({@code instrument_change}).
     *
     * @return how many of them were not known before
     */
    public int recordMasterChanges() {
        return database.sql("record-master-actions").update();
    }

    private static String known(BigDecimal ratio) {
        return ratio.signum() > 0 ? ratio.toPlainString() : null;
    }

    private static String[] column(List<Action> actions, Function<Action, Object> value) {
        return actions.stream()
                .map(value)
                .map(cell -> cell == null ? null : cell.toString())
                .toArray(String[]::new);
    }
}
