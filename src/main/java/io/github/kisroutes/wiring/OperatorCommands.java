package io.github.kisroutes.wiring;

import io.github.kisroutes.alert.ChannelTrial;
import io.github.kisroutes.collection.ResolveCommand;
import io.github.kisroutes.config.ResolveRequest;
import io.github.kisroutes.config.Settings;
import io.github.kisroutes.config.TokenSettings;
import io.github.kisroutes.crosscheck.VendorCheck;
import io.github.kisroutes.crosscheck.VendorReport;
import io.github.kisroutes.database.Database;
import io.github.kisroutes.message.Messages;
import io.github.kisroutes.token.TokenCommand;
import java.nio.file.Path;
import java.time.Clock;
import org.apache.camel.ProducerTemplate;

/** What an operator can have done instead of a collection. */
public final class OperatorCommands {
    private final Settings settings;
    private final Database database;
    private final SharedToken token;
    private final AlertBeans alerts;
    private final Clock clock;

    OperatorCommands(Settings settings, Database database, SharedToken token, AlertBeans alerts, Clock clock) {
        this.settings = settings;
        this.database = database;
        this.token = token;
        this.alerts = alerts;
        this.clock = clock;
    }

    /** Does what {@code kis.token.command} asks for. */
    public TokenCommand.Result run(TokenSettings.Command command) {
        return token.run(command);
    }

    /** Keeps why days are in order. */
    public String resolve(ResolveRequest said) throws Exception {
        Messages messages = new Messages(settings.language());
        return new ResolveCommand(database, settings.market().name(), clock, messages).run(said);
    }

    /** Compares the stored candles with those of another vendor. */
    public VendorReport compare(Path file) {
        return new VendorCheck(database, settings.market().name()).compare(file);
    }

    /**
     * Does what {@code kis.alert.test} asks for.
     *
     * @param routes the running ones
     */
    public ChannelTrial.Result test(ProducerTemplate routes) {
        return alerts.test(routes);
    }
}
