package io.github.kisroutes.reload;

import io.github.kisroutes.lint.Finding;
import io.github.kisroutes.lint.RouteLinks;
import io.github.kisroutes.lint.RouteLint;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.StartupListener;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.spi.CamelContextCustomizer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the running routes in line with the files of a folder. Camel's own reload follows single saves: it leaves what was
 * deleted running, and stops a route before it knows whether the new one starts.
 *
 * <p>Bound as a bean; the folder is looked at from the moment the routes run until the context stops.
 */
public final class RouteReloader implements CamelContextCustomizer, StartupListener {
    private static final Logger LOG = LoggerFactory.getLogger(RouteReloader.class);

    /** A text is taken when two looks in a row see it: whoever saves ten times in a second is taken once. */
    private static final Duration POLL_INTERVAL = Duration.ofMillis(500);

    /** How long callers are held up for an exchange; shorter than the 30 s that they wait for a direct endpoint. */
    private static final Duration MAX_WAIT = Duration.ofSeconds(10);

    /** The same for callers that were held up before and for nothing. */
    private static final Duration SHORT_PATIENCE = Duration.ofMillis(100);

    private final RouteFolder folder;
    private final RouteLint lint;
    private final Duration quotaPeriod;
    private final Map<String, BrokenRoute> broken = new ConcurrentSkipListMap<>();
    private final Set<String> waiting = new TreeSet<>();

    private CamelContext context;
    private RouteExchange exchange;
    private RouteValidator judge;
    private Map<String, String> live = Map.of();
    private Map<String, String> seen = Map.of();

    /**
     * @param lint against holes
     * @param quotaPeriod the period of the throttle before the broker
     */
    public RouteReloader(RouteFolder folder, RouteLint lint, Duration quotaPeriod) {
        this.folder = folder;
        this.lint = lint;
        this.quotaPeriod = quotaPeriod;
    }

    @Override
    public void configure(CamelContext camel) {
        try {
            camel.addComponent("direct", new ReloadableDirect());
            camel.addStartupListener(this);
        } catch (Exception e) {
            throw new IllegalStateException("The routes in " + folder.path() + " cannot be watched.", e);
        }
    }

    /** The saved files that do not run, each with line and reason. */
    public List<String> refused() {
        return broken.values().stream().map(BrokenRoute::toString).toList();
    }

    @Override
    public void onCamelContextStarted(CamelContext camel, boolean alreadyStarted) throws IOException {
        if (context != null) {
            return; // Camel says it again whenever routes are added
        }
        new StartCheck(List.of(folder), false, true, lint).refuseHoles(); // saved since the first look
        context = camel;
        exchange = new RouteExchange(camel, quotaPeriod);
        judge = new RouteValidator(lint, new DryRun(camel));
        live = folder.texts();
        seen = live;
        HealthCheckRegistry health = HealthCheckRegistry.get(camel);
        if (health != null) {
            health.register(new BrokenRoutesCheck(broken::values));
        }
        // Shut down with the context.
        camel.getExecutorServiceManager()
                .newSingleThreadScheduledExecutor(this, "kis-live-routes")
                .scheduleWithFixedDelay(
                        this::look, POLL_INTERVAL.toMillis(), POLL_INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
        LOG.info("Route files saved in {} take effect while the routes run.", folder.path());
    }

    private void look() {
        // Camel finds its components through it, in an OSGi runtime above all.
        Thread.currentThread().setContextClassLoader(context.getApplicationContextClassLoader());
        try {
            Map<String, String> now = folder.texts();
            boolean settled = now.equals(seen);
            seen = now;
            if (settled) {
                bringInLine(now);
            }
        } catch (IOException e) {
            LOG.warn("The folder {} cannot be read: {}. Running routes are unaffected.", folder.path(), e.toString());
        } catch (RuntimeException e) {
            LOG.error("The files in {} were not loaded. Running routes are unaffected.", folder.path(), e);
        }
    }

    private void bringInLine(Map<String, String> now) {
        broken.values().removeIf(file -> isMended(file, now.get(file.file())));
        Set<String> files = new TreeSet<>(now.keySet());
        files.addAll(live.keySet());
        for (String file : files) {
            Optional<String> text = Optional.ofNullable(now.get(file));
            if (!text.equals(Optional.ofNullable(live.get(file))) && !broken.containsKey(file)) {
                text.flatMap(wanted -> judge.judge(file, wanted, live))
                        .ifPresentOrElse(this::refuse, () -> take(file, text));
            }
        }
    }

    private boolean isMended(BrokenRoute file, String text) {
        boolean changed = !file.text().equals(text);
        if (changed && Objects.equals(text, live.get(file.file()))) {
            LOG.info(
                    "{} {}.",
                    file.file(),
                    text == null ? "is gone; it had not been taken over" : "is again the one that runs");
        }
        return changed;
    }

    private void refuse(BrokenRoute file) {
        broken.put(file.file(), file);
        LOG.error(
                "{} The file was not loaded{}.",
                file,
                live.containsKey(file.file()) ? "; the running route is unaffected" : " and does not run");
    }

    /** @param text empty when the file is gone */
    private void take(String file, Optional<String> text) {
        Map<String, String> next = new TreeMap<>(live);
        text.ifPresentOrElse(saved -> next.put(file, saved), () -> next.remove(file));
        try {
            if (exchange(file, next, waiting.contains(file) ? SHORT_PATIENCE : MAX_WAIT)) {
                Map<String, String> before = live;
                live = next;
                waiting.remove(file);
                LOG.info(
                        "{} {}.", file, text.isEmpty() ? "was deleted, and its routes were removed" : "was taken over");
                warnOfCalls(before);
            } else if (waiting.add(file)) {
                LOG.info("{} is in use: the file takes effect when its current exchanges have ended.", file);
            }
        } catch (Exception e) {
            FailureLocation culprit = FailureLocation.find(e, text.orElse(""));
            refuse(new BrokenRoute(file, text.orElse(""), culprit.line(), culprit.reason()));
            putBack(file);
        }
    }

    /** Calls that were answered before, and are not any more. */
    private void warnOfCalls(Map<String, String> before) {
        List<Finding> unanswered = new RouteLinks(before).unanswered(List.of());
        new RouteLinks(live)
                .unanswered(List.of()).stream()
                        .filter(call -> unanswered.stream()
                                .noneMatch(old -> old.sentence().equals(call.sentence())))
                        .forEach(call -> LOG.warn("{}:{}: {}", folder.file(call.file()), call.line(), call.sentence()));
    }

    private boolean exchange(String file, Map<String, String> texts, Duration patience) throws Exception {
        return exchange.exchange(file, judge.configurations(file, live.getOrDefault(file, "")), live, texts, patience);
    }

    private void putBack(String file) {
        try {
            if (exchange(file, live, MAX_WAIT)) {
                LOG.info("{} runs as before.", file);
            }
        } catch (Exception e) {
            LOG.error("{} no longer runs, not even its previous version: restart the routes.", file, e);
        }
    }
}
