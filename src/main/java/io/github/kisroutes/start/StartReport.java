package io.github.kisroutes.start;

import io.github.kisroutes.collection.plan.SymbolChoice;
import io.github.kisroutes.collection.plan.SymbolsUnavailableException;
import io.github.kisroutes.collection.schedule.CollectionSchedule;
import io.github.kisroutes.config.CollectionSettings;
import io.github.kisroutes.config.Environment;
import io.github.kisroutes.config.Settings;
import io.github.kisroutes.database.Database;
import io.github.kisroutes.market.Seoul;
import io.github.kisroutes.message.Messages;
import io.github.kisroutes.shared.CredentialId;
import io.github.kisroutes.token.TokenTrial;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.spi.CamelEvent.CamelContextStartedEvent;
import org.apache.camel.spi.CamelEvent.CamelContextStoppingEvent;
import org.apache.camel.support.SimpleEventNotifierSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a start says: where it collects from and to, what, and when. A program that stays up also tries whether it would get a token,
 * so that wrong keys are not found out hours later; it says so and goes on, since a person may correct the store or the network.
 */
public final class StartReport extends SimpleEventNotifierSupport {
    private static final Logger LOG = LoggerFactory.getLogger("kis-start");

    private final Settings settings;
    private final Database database;
    private final CredentialId key;
    private final CollectionSchedule schedule;
    private final TokenTrial trial;
    private final Supplier<Optional<URI>> page;
    private final Messages messages;
    private volatile boolean stopping;

    /** @param page where it is, asked when the server has been started; nothing without one */
    public StartReport(
            Settings settings,
            Database database,
            CredentialId key,
            CollectionSchedule schedule,
            TokenTrial trial,
            Supplier<Optional<URI>> page) {
        this.settings = settings;
        this.database = database;
        this.key = key;
        this.schedule = schedule;
        this.trial = trial;
        this.page = page;
        this.messages = new Messages(settings.language());
    }

    @Override
    public boolean isEnabled(CamelEvent event) {
        return event instanceof CamelContextStartedEvent || event instanceof CamelContextStoppingEvent;
    }

    @Override
    public void notify(CamelEvent event) {
        stopping = event instanceof CamelContextStoppingEvent;
        if (stopping) {
            return;
        }
        lines().forEach(LOG::info);
        if (!settings.collection().once()) {
            Thread thread = new Thread(this::tryToken, "kis-start");
            thread.setDaemon(true);
            thread.start();
        }
    }

    /** Environment, database, stocks, next run, and the page if there is one. Nothing in them is a secret. */
    List<String> lines() {
        boolean demo = settings.environment() == Environment.DEMO;
        List<String> lines = new ArrayList<>(List.of(
                messages.text(
                        "start.environment",
                        settings.environment().name().toLowerCase(Locale.ROOT),
                        demo ? messages.text("start.demo") : key.address(),
                        key.appKey()),
                messages.text("start.database", database.place()),
                stocks(settings.collection()),
                messages.text(
                        "start.next",
                        settings.collection().once() ? messages.text("start.once") : schedule.announcement())));
        String line = settings.collection().once() ? "start.page-once" : "start.page";
        page.get().ifPresent(address -> lines.add(messages.text(line, address)));
        return lines;
    }

    private String stocks(CollectionSettings collection) {
        boolean named = !collection.symbols().isEmpty();
        if (!named && collection.isWholeMarket()) {
            String markets =
                    settings.master().markets().stream().map(Enum::name).collect(Collectors.joining(", "));
            return messages.text(
                    "start.whole-market",
                    markets,
                    String.join(", ", settings.master().groups()));
        }
        try {
            int count = SymbolChoice.of(collection, List::of).get().size();
            return messages.text(
                    "start.stocks",
                    count,
                    named ? "kis.collect.symbols" : collection.symbolsFile().toString());
        } catch (SymbolsUnavailableException e) {
            return messages.text("start.stocks-unknown", e.getMessage());
        }
    }

    /** What a program that is ending gets instead of a token is no news. */
    private void tryToken() {
        try {
            TokenTrial.Result result = trial.run();
            if (!stopping) {
                tell(result);
            }
        } catch (RuntimeException e) {
            LOG.debug("The program was stopped while it tried to get a token.", e);
        }
    }

    private void tell(TokenTrial.Result result) {
        if (result.expiresAt().isPresent()) {
            LOG.info(
                    "{}",
                    messages.text(
                            "start.token",
                            messages.planned(result.expiresAt().get().atZone(Seoul.ZONE))));
        } else if (result.needsPerson()) {
            LOG.error("{}", messages.text("start.refused", result.text()));
        } else {
            LOG.warn("{}", messages.text("start.no-token", result.text()));
        }
    }
}
