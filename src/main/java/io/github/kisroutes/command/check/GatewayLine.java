package io.github.kisroutes.command.check;

import io.github.kisroutes.config.ServerSettings;
import io.github.kisroutes.config.Settings;
import io.github.kisroutes.database.Database;
import io.github.kisroutes.gateway.GatewayCredentials;
import io.github.kisroutes.message.Messages;
import java.time.Clock;
import java.util.Optional;

/** Whether clients of KIS Open API are answered, where, how safely, and how many may come in. */
final class GatewayLine {
    private GatewayLine() {}

    /** @param database with the tables of this version, if there is one */
    static CheckLine of(Settings settings, Optional<Database> database, Clock clock, Messages messages) {
        String subject = messages.text("check.gateway.subject");
        if (!settings.gateway().enabled()) {
            return CheckLine.well(subject, messages.text("check.gateway.off"));
        }
        String place =
                messages.text("check.gateway.on", settings.server().address(), encryption(settings.server(), messages));
        if (database.isEmpty()) {
            return CheckLine.toDo(subject, place + " " + messages.text("check.gateway.no-database"));
        }
        long pairs = new GatewayCredentials(database.get(), clock)
                .list().stream().filter(pair -> pair.revoked().isEmpty()).count();
        return pairs == 0
                ? CheckLine.toDo(subject, place + " " + messages.text("check.gateway.nobody"))
                : CheckLine.well(subject, place + " " + messages.text("check.gateway.pairs", pairs));
    }

    private static String encryption(ServerSettings server, Messages messages) {
        if (server.keystore().isPresent()) {
            return messages.text("check.gateway.tls");
        }
        return messages.text(server.loopback() ? "check.gateway.loopback" : "check.gateway.plain");
    }
}
