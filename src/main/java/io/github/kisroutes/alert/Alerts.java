package io.github.kisroutes.alert;

import io.github.kisroutes.alert.AlertMessage.Content;
import io.github.kisroutes.alert.channel.AlertChannel;
import io.github.kisroutes.alert.channel.AlertChannels;
import io.github.kisroutes.alert.channel.ChannelRefusedException;
import io.github.kisroutes.database.Database;
import io.github.kisroutes.database.fault.DatabaseFault;
import io.github.kisroutes.message.Messages;
import io.github.kisroutes.shared.ProcessIdentity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeException;
import org.apache.camel.Header;
import org.apache.camel.Variable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The steps of the routes {@code kis-alert-*}: what is the matter, what each channel has to tell, and what becomes of it. */
public final class Alerts {
    private static final Logger LOG = LoggerFactory.getLogger(Alerts.class);
    private static final int LONGEST_ANSWER = 200;

    private final Database database;
    private final List<AlertSource> sources;
    private final AlertTable table;
    private final AlertOutbox outbox;
    private final DatabaseAbsence absence;
    private final AlertChannels channels;
    private final ProcessIdentity process;
    private final Messages messages;
    private final String origin;

    /**
     * @param scope whose alerts these are, and how they are told
     * @param sources what can be the matter
     */
    public Alerts(Database database, AlertScope scope, List<AlertSource> sources, AlertChannels channels) {
        this.database = database;
        this.sources = List.copyOf(sources);
        this.channels = channels;
        this.process = scope.process();
        this.messages = scope.messages();
        this.origin = scope.origin();
        table = new AlertTable(database, scope.installation(), process, scope.quiet());
        outbox = new AlertOutbox(database, scope.installation(), process.name(), scope.lease(), scope.repeat());
        absence = new DatabaseAbsence(scope.lease(), process.name(), messages, System::nanoTime);
    }

    /** Looks at everything, notes what is new and what is over, and lets the channels tell it. Never fails. */
    public void look() {
        Instant now = process.clock().instant();
        long nanos = System.nanoTime();
        try {
            Optional<String> outage = database.transaction().outage();
            if (outage.isPresent()) {
                absence.seen(now, nanos, outage.get());
                return;
            }
            writeDownAbsence();
            table.note(findings());
            queue();
            table.resolve();
            queue();
        } catch (RuntimeException e) {
            DatabaseFault.in(e)
                    .filter(DatabaseFault::isOutage)
                    .ifPresentOrElse(
                            fault -> absence.seen(now, nanos, fault.text()),
                            () -> LOG.warn("What is to be told could not be found out; it is tried again.", e));
        }
    }

    private AlertFindings findings() {
        AlertFindings findings = new AlertFindings(messages);
        for (AlertSource source : sources) {
            try {
                source.look(findings);
            } catch (Exception e) {
                if (DatabaseFault.in(e).filter(DatabaseFault::isOutage).isPresent()) {
                    throw new IllegalStateException(e);
                }
                LOG.warn("Whether {} holds could not be found out; it is tried again.", source.conditions(), e);
                source.conditions().forEach(findings::undecided);
            }
        }
        return findings;
    }

    private void queue() {
        channels.configured().forEach(outbox::queue);
    }

    private void writeDownAbsence() {
        absence.ended().ifPresent(past -> {
            table.note(past.finding(), past.since());
            past.told().forEach(channel -> table.noteTold(past.finding(), channel.name()));
        });
        absence.forget();
    }

    /** Begins to tell what is due. */
    public AlertRound begin(Exchange exchange) {
        return new AlertRound(channels.configured(), this::claim, exchange.getContext()::isStopping);
    }

    private Optional<AlertMessage> claim(AlertChannel channel) {
        Optional<Content> due = absence.isPresent() ? absence.due(channel) : claimed(channel);
        return due.map(content -> message(channel, content));
    }

    private Optional<Content> claimed(AlertChannel channel) {
        try {
            return outbox.claim(channel);
        } catch (RuntimeException e) {
            LOG.debug("The messages for {} could not be read; they are read again.", channel, e);
            return Optional.empty();
        }
    }

    AlertMessage message(AlertChannel channel, Content content) {
        return new AlertMessage(channel, content, messages, origin);
    }

    /**
     * Judges what a receiver answered.
     *
     * @return the answer in a few words
     * @throws ChannelRefusedException when it is no success
     */
    public String answered(@Header(Exchange.HTTP_RESPONSE_CODE) int status, @Body String body)
            throws ChannelRefusedException {
        String text = body == null ? "" : body.strip();
        String said = text.length() <= LONGEST_ANSWER ? text : text.substring(0, LONGEST_ANSWER) + "…";
        if (status < 200 || status > 299) {
            throw new ChannelRefusedException(status, said);
        }
        return ("HTTP " + status + " " + said).strip();
    }

    /** Notes that the channel took a message. */
    public void told(@Variable("alert") AlertMessage alert) {
        channels.succeeded(alert.way());
        if (alert.content().id() == 0) {
            absence.told(alert.way());
        } else {
            outbox.told(alert);
        }
        LOG.info("Alert {} was sent to {}.", alert, channels.host(alert.way()));
    }

    /** Notes that it did not; the channel rests for a while, the others go on. */
    public void failed(
            @Variable("round") AlertRound round,
            @Variable("alert") AlertMessage alert,
            @ExchangeException Exception fault) {
        round.rest(alert.way());
        String why = channels.failed(alert.way(), fault);
        int pause = alert.content().id() == 0 ? absence.failed(alert.way()) : deferred(alert, why);
        LOG.warn("Alert {} was not sent: {} It is tried again in {} s.", alert, why, pause);
    }

    /** When the database is away meanwhile, the lease ends by itself. */
    private int deferred(AlertMessage alert, String why) {
        try {
            return outbox.failed(alert, why);
        } catch (RuntimeException e) {
            LOG.debug("It could not be noted that {} was not sent.", alert, e);
            return AlertOutbox.pauseSeconds(alert.content().attempts());
        }
    }
}
