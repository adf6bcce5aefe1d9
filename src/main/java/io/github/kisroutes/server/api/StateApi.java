package io.github.kisroutes.server.api;

import io.github.kisroutes.candle.DateWindow;
import io.github.kisroutes.config.Environment;
import io.github.kisroutes.config.Language;
import io.github.kisroutes.config.Settings;
import io.github.kisroutes.database.Database;
import io.github.kisroutes.server.facts.StoredFacts;
import io.github.kisroutes.server.facts.Watched;
import io.github.kisroutes.server.http.HttpAnswer;
import io.github.kisroutes.server.http.HttpRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.camel.Variable;

/** Whether the table is right, and what is not: the state, missing rows, alerts. */
public final class StateApi {
    private final Settings settings;
    private final Database database;
    private final Watched watched;
    private final Languages languages;
    private final Supplier<Optional<Instant>> next;
    private final Clock clock;
    private final String version;

    /**
     * @param next when the schedule fires next
     * @param version of the product
     */
    public StateApi(
            Settings settings,
            Database database,
            Watched watched,
            Languages languages,
            Supplier<Optional<Instant>> next,
            Clock clock,
            String version) {
        this.settings = settings;
        this.database = database;
        this.watched = watched;
        this.languages = languages;
        this.next = next;
        this.clock = clock;
        this.version = version;
    }

    /** {@code GET /state}. */
    public HttpAnswer state(@Variable(HttpRequest.VARIABLE) HttpRequest request) {
        return ApiAnswer.safely(() -> {
            Language language = languages.of(new Parameters(request));
            return ApiAnswer.json(200, state(language)).with("Content-Language", Languages.tag(language));
        });
    }

    private Map<String, Object> state(Language language) {
        Optional<StoredFacts> facts = watched.stored().facts();
        Optional<String> fault = watched.stored().fault();
        var progress = watched.progress().get();
        Verdict verdict = Verdict.of(facts, fault, progress, languages.messages(language));
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("verdict", verdict.name());
        state.put("sentence", verdict.sentence());
        state.put("reasons", verdict.reasons());
        state.put("language", Languages.tag(language));
        state.put("at", Row.moment(clock.instant()));
        Optional<StoredFacts.DueDay> due = facts.flatMap(StoredFacts::due);
        state.put("since", Row.moment(due.flatMap(StoredFacts.DueDay::collected)));
        state.put("due", due.map(StateApi::due).orElse(null));
        state.put("missing_rows", facts.map(StoredFacts::missing).orElse(null));
        state.put("doubtful_rows", facts.map(StoredFacts::doubtful).orElse(null));
        state.put("trading_today", facts.map(StoredFacts::tradingDay).orElse(null));
        state.put("progress", progress.isPresent() ? progress.getAsDouble() : null);
        state.put("open_alerts", alerts(facts));
        state.put("next_run_at", Row.moment(next.get()));
        state.put("database", fault.orElse(null));
        state.put("environment", settings.environment().name().toLowerCase(Locale.ROOT));
        state.put("market", settings.market().name());
        state.put("bases", settings.priceBasis().stream().map(Enum::name).toList());
        state.put("version", version);
        state.put(
                "changes",
                settings.server().token().isPresent()
                        ? "TOKEN"
                        : settings.environment() == Environment.DEMO ? "OPEN" : "CLOSED");
        return state;
    }

    private static Map<String, Object> due(StoredFacts.DueDay day) {
        Map<String, Object> due = new LinkedHashMap<>();
        due.put("date", day.date().toString());
        due.put("collected_at", Row.moment(day.collected()));
        due.put("missing", day.missing());
        return due;
    }

    private static Map<String, Object> alerts(Optional<StoredFacts> facts) {
        Map<String, Long> open = facts.map(StoredFacts::openAlerts).orElse(Map.of());
        return Map.of(
                "critical", open.getOrDefault("CRITICAL", 0L),
                "warning", open.getOrDefault("WARNING", 0L));
    }

    /** {@code GET /missing}. */
    public HttpAnswer missing(@Variable(HttpRequest.VARIABLE) HttpRequest request) {
        return ApiAnswer.of(() -> {
            Parameters in = new Parameters(request);
            String symbol = request.parameter("symbol").map(Parameters::code).orElse(null);
            DateWindow window = in.days();
            List<Map<String, Object>> days = database.sql("missing-by-day")
                    .set("stock_code", symbol)
                    .set("market", settings.market().name())
                    .set("from_date", window.from())
                    .set("to_date", window.to())
                    .list(row -> new Row(row)
                            .day("date", "trade_date")
                            .number("missing", "missing")
                            .values());
            Map<String, Object> missing = new LinkedHashMap<>();
            missing.put(
                    "total",
                    days.stream().mapToLong(day -> (Long) day.get("missing")).sum());
            missing.put("days", days);
            missing.put("rows", rows(symbol, window, in.limit()));
            return missing;
        });
    }

    private List<Map<String, Object>> rows(String symbol, DateWindow window, int limit) {
        return database.sql("list-missing-rows")
                .set("stock_code", symbol)
                .set("market", settings.market().name())
                .set("from_date", window.from())
                .set("to_date", window.to())
                .set("row_limit", limit)
                .list(row -> new Row(row)
                        .text("symbol", "stock_code")
                        .text("name", "name")
                        .day("trade_date", "trade_date")
                        .text("market", "market")
                        .text("basis", "price_basis")
                        .values());
    }

    /** {@code GET /alerts}. */
    public HttpAnswer alerts(@Variable(HttpRequest.VARIABLE) HttpRequest request) {
        return ApiAnswer.of(() -> {
            Parameters in = new Parameters(request);
            return Map.of(
                    "alerts",
                    database.sql("list-alerts")
                            .set("only_open", !in.truth("all"))
                            .set("row_limit", in.limit())
                            .list(row -> new Row(row)
                                    .text("condition", "condition")
                                    .text("subject", "subject")
                                    .text("severity", "severity")
                                    .text("text", "text")
                                    .moment("opened_at", "opened_at")
                                    .moment("seen_at", "seen_at")
                                    .moment("told_at", "told_at")
                                    .moment("resolved_at", "resolved_at")
                                    .values()));
        });
    }
}
