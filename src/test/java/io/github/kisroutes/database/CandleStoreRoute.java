package io.github.kisroutes.database;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.component.jdbc.JdbcConstants;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/** A Camel context with the candle store's statements as a route. */
final class CandleStoreRoute implements AutoCloseable {
    private final DefaultCamelContext camel = new DefaultCamelContext();

    /** @param lastStep runs within the transaction, after the statements */
    CandleStoreRoute(Database database, Processor lastStep) throws Exception {
        camel.getRegistry().bind("kisDatabase", database.dataSource());
        camel.getRegistry().bind("kisTransaction", database.transaction());
        camel.getRegistry().bind("lastStep", lastStep);
        camel.getPropertiesComponent()
                .addInitialProperty("dialect", database.dialect().folder());
        PluginHelper.getRoutesLoader(camel)
                .loadRoutes(ResourceHelper.resolveMandatoryResource(
                        camel, "classpath:io/github/kisroutes/database/candle-store.camel.yaml"));
        camel.start();
    }

    /** What the broker told about one day; null prices on a day without trade. */
    record Day(
            String date,
            String open,
            String high,
            String low,
            String close,
            String volume,
            String turnover,
            Told told) {
        Day(String date, String open, String high, String low, String close, String volume, String turnover) {
            this(date, open, high, low, close, volume, turnover, Told.NOTHING);
        }

        /** The same with what the broker says beside it. */
        Day with(Told told) {
            return new Day(date, open, high, low, close, volume, turnover, told);
        }

        static Day of(String date, int price, long volume) {
            return new Day(
                    date,
                    "" + price,
                    "" + (price + 10),
                    "" + (price - 10),
                    "" + price,
                    "" + volume,
                    "" + volume * price);
        }
    }

    /** Who reads, when, and up to which day rows are taken for settled. */
    record Reading(String runId, String collectedAt, String settledBefore, String evidence, String reason) {
        Reading(String runId, String collectedAt, String settledBefore) {
            this(runId, collectedAt, settledBefore, "SEAMS", null);
        }

        /** The same with another evidence for its rows. */
        Reading proving(String evidence) {
            return new Reading(runId, collectedAt, settledBefore, evidence, reason);
        }

        /** The same with a reason of its own for what it changes. */
        Reading because(String reason) {
            return new Reading(runId, collectedAt, settledBefore, evidence, reason);
        }
    }

    /** What the broker says of a day beside its values; null where it says nothing. */
    record Told(String change, String exCode, String splitRatio, String revaluation, String filler) {
        static final Told NOTHING = new Told(null, null, null, null, null);
    }

    record Counts(int fresh, int changed, int settled) {}

    Counts store(String stockCode, Reading reading, List<Day> days) {
        Exchange done = send(stockCode, reading, days);
        if (done.getException() != null) {
            throw new IllegalStateException(done.getException());
        }
        return counts(done);
    }

    static Counts counts(Exchange done) {
        return new Counts(
                done.getVariable("newRows", int.class),
                done.getVariable("changedRows", int.class),
                done.getVariable("settledRows", int.class));
    }

    Exchange send(String stockCode, Reading reading, List<Day> days) {
        Map<String, Object> parameters = new HashMap<>(Map.of(
                "stock_code",
                stockCode,
                "market",
                "J",
                "price_basis",
                "ADJUSTED",
                "source",
                "FHKST03010100",
                "run_id",
                reading.runId(),
                "collected_at",
                OffsetDateTime.parse(reading.collectedAt()),
                "settled_before",
                LocalDate.parse(reading.settledBefore())));
        parameters.put("trade_date", column(days, Day::date));
        parameters.put("open", column(days, Day::open));
        parameters.put("high", column(days, Day::high));
        parameters.put("low", column(days, Day::low));
        parameters.put("close", column(days, Day::close));
        parameters.put("volume", column(days, Day::volume));
        parameters.put("turnover", column(days, Day::turnover));
        parameters.put("price_change", column(days, day -> day.told().change()));
        parameters.put("ex_code", column(days, day -> day.told().exCode()));
        parameters.put("split_ratio", column(days, day -> day.told().splitRatio()));
        parameters.put("revaluation_code", column(days, day -> day.told().revaluation()));
        parameters.put("is_filler", column(days, day -> day.told().filler()));
        parameters.put("evidence", reading.evidence());
        parameters.put("revision_reason", reading.reason());
        return camel.createProducerTemplate().send("direct:test-candle-store", exchange -> exchange.getMessage()
                .setHeader(JdbcConstants.JDBC_PARAMETERS, parameters));
    }

    private static String[] column(List<Day> days, Function<Day, String> field) {
        return days.stream().map(field).toArray(String[]::new);
    }

    @Override
    public void close() {
        camel.stop();
    }
}
