package io.github.kisroutes.command.check;

import io.github.kisroutes.config.Settings;
import io.github.kisroutes.config.TokenSettings;
import io.github.kisroutes.database.Database;
import io.github.kisroutes.message.Messages;
import io.github.kisroutes.token.TokenCommand;
import io.github.kisroutes.wiring.TokenLook;
import java.time.Clock;
import java.util.Optional;

/** The shared token, as its store knows it. None is asked for: KIS would write to the owner of the account. */
final class TokenLine {
    private TokenLine() {}

    static CheckLine of(Settings settings, Optional<Database> database, Clock clock, Messages messages) {
        String subject = messages.text("check.token.subject");
        boolean inDatabase = settings.token().store() == TokenSettings.Store.JDBC;
        if (settings.token().store() == TokenSettings.Store.MEMORY) {
            return CheckLine.toDo(subject, messages.text("check.token.memory"));
        }
        if (inDatabase && database.isEmpty()) {
            return CheckLine.well(subject, messages.text("check.token.missing"));
        }
        TokenCommand.Result state = TokenLook.state(settings, database.orElse(null), clock);
        return state.exitCode() == 0 ? CheckLine.well(subject, state.text()) : CheckLine.toDo(subject, state.text());
    }
}
