package io.github.kisroutes;

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
record OperatorCommands(Settings settings, Database database, SharedToken token, AlertBeans alerts, Clock clock) {
    /** Does what {@code kis.token.command} asks for. */
    TokenCommand.Result run(TokenSettings.Command command) {
        return token.run(command);
    }

    /** Keeps why days are in order. */
    String resolve(ResolveRequest said) throws Exception {
        Messages messages = new Messages(settings.language());
        return new ResolveCommand(database, settings.market().name(), clock, messages).run(said);
    }

    /** Compares the stored candles with those of another vendor. */
    VendorReport compare(Path file) {
        return new VendorCheck(database, settings.market().name()).compare(file);
    }

    /**
     * Does what {@code kis.alert.test} asks for.
     *
     * @param routes the running ones
     */
    ChannelTrial.Result test(ProducerTemplate routes) {
        return alerts.test(routes);
    }
}
