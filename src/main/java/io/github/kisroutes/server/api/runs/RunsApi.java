package io.github.kisroutes.server.api.runs;

import io.github.kisroutes.collection.RunningCollections;
import io.github.kisroutes.collection.plan.RunOrder;
import io.github.kisroutes.collection.plan.RunPlanner;
import io.github.kisroutes.collection.plan.RunPreview;
import io.github.kisroutes.collection.plan.SymbolsUnavailableException;
import io.github.kisroutes.database.Database;
import io.github.kisroutes.message.Messages;
import io.github.kisroutes.server.api.ApiAnswer;
import io.github.kisroutes.server.api.Languages;
import io.github.kisroutes.server.api.Parameters;
import io.github.kisroutes.server.http.HttpAnswer;
import io.github.kisroutes.server.http.HttpRequest;
import io.github.kisroutes.server.http.RefusedException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntSupplier;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.Variable;

/** Starts and cancels runs, and tells before what one would do. One at a time: a second would take calls from the first. */
public final class RunsApi {
    private static final int MOST_LISTED = 1_000;
    private static final Duration LONGEST_PLANNING = Duration.ofSeconds(90);
    private static final String CANCELLED = "cancelled by a request to the server";

    private final RunPlanner planner;
    private final RunningCollections running;
    private final RunView view;
    private final IntSupplier pace;
    private final Languages languages;
    private final AtomicBoolean starting = new AtomicBoolean();
    private ProducerTemplate template;

    /**
     * @param running the runs that this process works on
     * @param pace calls per second that KIS grants now
     */
    public RunsApi(
            RunPlanner planner, RunningCollections running, Database database, IntSupplier pace, Languages languages) {
        this.planner = planner;
        this.running = running;
        this.view = new RunView(database, running);
        this.pace = pace;
        this.languages = languages;
    }

    /** {@code POST /runs}. */
    public HttpAnswer start(@Variable(HttpRequest.VARIABLE) HttpRequest request, CamelContext camel) {
        return ApiAnswer.safely(() -> {
            Parameters in = new Parameters(request);
            boolean look = in.truth("preview");
            Messages messages = languages.messages(languages.of(in));
            RunOrder order = RunOrders.read(request.body());
            return look ? ApiAnswer.json(200, preview(order, messages)) : started(order, camel);
        });
    }

    private Map<String, Object> preview(RunOrder order, Messages messages) {
        RunPreview look;
        try {
            look = planner.preview(order);
        } catch (SymbolsUnavailableException e) {
            throw new RefusedException(
                    503, "Which stocks to collect cannot be told now; the log of the server says why.");
        }
        long days = ChronoUnit.DAYS.between(look.window().from(), look.window().to()) + 1;
        int calls = look.calls();
        long seconds = (calls + Math.max(1, pace.getAsInt()) - 1) / Math.max(1, pace.getAsInt());
        Map<String, Object> preview = new LinkedHashMap<>();
        preview.put("kind", order.kind().name());
        preview.put("from", look.window().from().toString());
        preview.put("to", look.window().to().toString());
        preview.put("symbols", look.symbols().size());
        preview.put("days", calls == 0 ? 0 : days);
        preview.put("calls", calls);
        preview.put("seconds", seconds);
        preview.put(
                "sentence",
                calls == 0
                        ? messages.text("preview.nothing")
                        : messages.text(
                                "preview.calls",
                                calls,
                                look.symbols().size(),
                                days,
                                messages.span(Duration.ofSeconds(seconds))));
        preview.put(
                "per_symbol",
                look.symbols().stream().limit(MOST_LISTED).map(RunsApi::asked).toList());
        return preview;
    }

    private static Map<String, Object> asked(RunPreview.Asked asked) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("symbol", asked.symbol().code().value());
        values.put("name", asked.symbol().name());
        values.put("calls", asked.calls());
        values.put("days", asked.days());
        values.put("from", asked.window().from().toString());
        values.put("to", asked.window().to().toString());
        return values;
    }

    private HttpAnswer started(RunOrder order, CamelContext camel) {
        if (!running.now().isEmpty() || !starting.compareAndSet(false, true)) {
            throw new RefusedException(409, "A collection is running: wait for its end, or cancel it.");
        }
        try {
            CompletableFuture<String> opened = new CompletableFuture<>();
            CompletableFuture<Exchange> ended = sent(order, opened, camel);
            CompletableFuture<Object> decided = CompletableFuture.anyOf(opened, ended);
            decided.whenComplete((done, fault) -> starting.set(false)); // not before: it may still be planned
            decided.get(LONGEST_PLANNING.toSeconds(), TimeUnit.SECONDS);
            if (!opened.isDone()) {
                throw ended.join().getException() == null
                        ? new RefusedException(409, "It was not begun: another process collects the same.")
                        : new RefusedException(503, "It could not be begun; the log of the server says why.");
            }
            String id = opened.join();
            Map<String, Object> run =
                    view.run(id).orElseThrow(() -> new RefusedException(503, "The program is ending."));
            return ApiAnswer.json(202, run).with("Location", "/api/v1/runs/" + id);
        } catch (TimeoutException e) {
            throw new RefusedException(503, "It is still being planned; GET /api/v1/runs shows it when it begins.");
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RefusedException(503, "The program is ending.");
        }
    }

    private CompletableFuture<Exchange> sent(RunOrder order, CompletableFuture<String> opened, CamelContext camel) {
        try {
            return template(camel).asyncSend("direct:kis-collect", exchange -> {
                exchange.setVariable("order", order);
                exchange.setVariable("opened", opened);
            });
        } catch (RuntimeException e) {
            starting.set(false);
            throw e;
        }
    }

    /** One for all runs; it ends with the context. */
    private synchronized ProducerTemplate template(CamelContext camel) {
        template = template == null ? camel.createProducerTemplate() : template;
        return template;
    }

    /** {@code DELETE /runs/{id}}. */
    public HttpAnswer cancel(@Variable(HttpRequest.VARIABLE) HttpRequest request) {
        return ApiAnswer.safely(() -> {
            String id = new Parameters(request).run();
            Map<String, Object> run = view.run(id).orElseThrow(LedgerApi::unknown);
            if (!running.cancel(id, CANCELLED)) {
                throw new RefusedException(
                        409, "This process does not work on that run: it has ended, or another one does.");
            }
            return ApiAnswer.json(202, run);
        });
    }
}
