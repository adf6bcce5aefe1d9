package io.github.kisroutes.wiring;

import io.github.kisroutes.alert.AlertHeartbeat;
import io.github.kisroutes.alert.AlertScope;
import io.github.kisroutes.alert.AlertSource;
import io.github.kisroutes.alert.Alerts;
import io.github.kisroutes.alert.ChannelTrial;
import io.github.kisroutes.alert.channel.AlertChannels;
import io.github.kisroutes.alert.channel.AlertHttp;
import io.github.kisroutes.alert.channel.AlertMail;
import io.github.kisroutes.alert.source.CalendarAlerts;
import io.github.kisroutes.alert.source.KeyAlerts;
import io.github.kisroutes.alert.source.LateAlerts;
import io.github.kisroutes.alert.source.NewestRuns;
import io.github.kisroutes.alert.source.QuotaAlerts;
import io.github.kisroutes.alert.source.RouteFileAlerts;
import io.github.kisroutes.alert.source.RowAlerts;
import io.github.kisroutes.alert.source.RunAlerts;
import io.github.kisroutes.alert.source.TokenAlerts;
import io.github.kisroutes.calendar.TradingCalendar;
import io.github.kisroutes.config.AlertSettings;
import io.github.kisroutes.config.Environment;
import io.github.kisroutes.config.Settings;
import io.github.kisroutes.database.Database;
import io.github.kisroutes.market.PriceBasis;
import io.github.kisroutes.message.Messages;
import io.github.kisroutes.ratelimit.LoweredQuota;
import io.github.kisroutes.shared.ProcessIdentity;
import io.github.kisroutes.token.TokenWatch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.camel.ProducerTemplate;

/** The parts of the alerts, made from the settings. */
final class AlertBeans implements AutoCloseable {
    private final Settings settings;
    private final AlertSettings alerts;
    private final ProcessIdentity process;
    private final Database database;
    private final Troubles troubles;
    private final AlertChannels channels;
    private final AlertHttp http;
    private final AlertMail mail;
    private final Messages messages;
    private ChannelTrial trial;

    /**
     * What the parts of this process know of themselves.
     *
     * @param token trouble with the token
     * @param refusedKey the code with which KIS has refused the key of a call; blank when it takes the key
     * @param quota what KIS was found to allow
     */
    record Troubles(
            Supplier<Optional<TokenWatch.Trouble>> token,
            Supplier<String> refusedKey,
            Supplier<Optional<LoweredQuota>> quota) {}

    AlertBeans(Settings settings, ProcessIdentity process, Database database, Troubles troubles) {
        this.settings = settings;
        this.alerts = settings.alerts();
        this.process = process;
        this.database = database;
        this.troubles = troubles;
        channels = new AlertChannels(alerts, process.clock());
        http = new AlertHttp(alerts, settings.http());
        mail = new AlertMail(alerts.mail(), process.clock());
        messages = new Messages(alerts.language());
    }

    /** How alerts reach a person. */
    AlertChannels channels() {
        return channels;
    }

    /** Adds what the alert routes' {@code {{…}}} stand for. */
    void addTo(Properties properties) {
        http.shownAddresses().forEach(properties::setProperty);
        AlertMail.shownAddresses(alerts.mail()).forEach(properties::setProperty);
        properties.setProperty("kis.alert.period-millis", String.valueOf(period().toMillis()));
        properties.setProperty("kis.alert.auto-startup", String.valueOf(isWatching()));
    }

    /** A third of the time after which a process counts as dead. */
    private Duration period() {
        return settings.collection().lease().dividedBy(3);
    }

    /** One collection alone is looked at when it is over, unless somebody is to be told. */
    private boolean isWatching() {
        boolean anybody =
                !channels.configured().isEmpty() || alerts.heartbeatUrl().isPresent();
        return !alerts.test() && (anybody || !settings.collection().once());
    }

    /**
     * Puts them where routes find them.
     *
     * @param registry takes a name and a bean
     * @param collection what the schedule collects
     * @param refusedFiles saved route files that do not run
     */
    void bind(
            BiConsumer<String, Object> registry,
            CollectionScope collection,
            TradingCalendar calendar,
            Supplier<List<String>> refusedFiles) {
        Alerts bean = new Alerts(database, scope(collection), sources(collection, calendar, refusedFiles), channels);
        AlertHeartbeat heartbeat = new AlertHeartbeat(channels, database, process);
        trial = new ChannelTrial(
                bean, channels, heartbeat, messages, new Messages(settings.language()), process.clock());
        registry.accept("kisAlerts", bean);
        registry.accept("kisAlertChannels", channels);
        registry.accept("kisAlertHeartbeat", heartbeat);
        registry.accept("kisAlertHttp", http);
        registry.accept("kisAlertMail", mail);
        registry.accept("kisAlertsLeave", new LeavingAlerts(() -> {
            http.breakOff();
            mail.close();
        }));
    }

    private AlertScope scope(CollectionScope collection) {
        String environment = settings.environment().name().toLowerCase(Locale.ROOT);
        return new AlertScope(
                installation(environment, collection),
                process,
                messages,
                "kis " + environment + ", "
                        + process.name().replaceFirst("^pid [0-9]+ on ", "").replaceFirst(" #.*", ""),
                settings.collection().lease(),
                alerts.repeat());
    }

    /** Without the key: a new one is what ends some alerts. */
    private String installation(String environment, CollectionScope collection) {
        String series = collection.series().stream().map(PriceBasis::name).collect(Collectors.joining("+"));
        return environment + " " + settings.market() + " " + series + " ";
    }

    private List<AlertSource> sources(
            CollectionScope collection, TradingCalendar calendar, Supplier<List<String>> refusedFiles) {
        NewestRuns runs = new NewestRuns(database, collection.scope().jobStart(), process.clock());
        List<AlertSource> sources = new ArrayList<>(List.of(
                new RunAlerts(database, runs, collection.scheduledKinds()),
                new RowAlerts(database, runs, settings.market().name()),
                new CalendarAlerts(database, runs, alerts.lateBy(), process.clock()),
                new TokenAlerts(troubles.token(), troubles.refusedKey(), process.clock()),
                new RouteFileAlerts(refusedFiles, process.name())));
        if (!settings.collection().once()) {
            sources.add(new LateAlerts(collection.late(calendar)));
        }
        if (settings.environment() != Environment.DEMO) {
            sources.add(new QuotaAlerts(troubles.quota()));
        }
        alerts.keyIssuedOn().ifPresent(day -> sources.add(new KeyAlerts(day, process.clock())));
        return sources;
    }

    /** Does what {@code kis.alert.test} asks for. */
    ChannelTrial.Result test(ProducerTemplate routes) {
        return trial.run(routes);
    }

    @Override
    public void close() {
        http.close();
        mail.close();
    }
}
