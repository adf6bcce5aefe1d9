package io.github.kisroutes.command.check;

import io.github.kisroutes.config.ConfigurationException;
import io.github.kisroutes.config.Settings;
import io.github.kisroutes.config.check.SettingsSource;
import io.github.kisroutes.database.Database;
import io.github.kisroutes.database.DatabaseLook;
import io.github.kisroutes.database.fault.DatabaseUnavailableException;
import io.github.kisroutes.database.fault.StatementException;
import io.github.kisroutes.message.Messages;
import io.github.kisroutes.start.StartMistakes;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks at one thing after the other. */
record CheckRound(SettingsSource source, Messages messages, Clock clock) {

    List<CheckLine> lines() {
        List<CheckLine> lines = new ArrayList<>();
        try {
            Settings settings = source.load((all, before) -> StartMistakes.inFiles(all));
            lines.add(ConfigurationLine.of(settings, messages));
            String subject = ConfigurationLine.subject(messages);
            StartMistakes.notices(settings).forEach(notice -> lines.add(CheckLine.toDo(subject, notice)));
            outside(settings, lines);
            stored(settings, lines);
        } catch (ConfigurationException e) {
            String subject = ConfigurationLine.subject(messages);
            e.mistakes().forEach(mistake -> lines.add(CheckLine.inTheWay(subject, mistake)));
        }
        return List.copyOf(lines);
    }

    /** What is around the program. */
    private void outside(Settings settings, List<CheckLine> lines) {
        lines.add(DiskLine.of(data(), messages));
        lines.add(BrokerLine.of(settings, messages));
        lines.add(AlertLine.of(settings.alerts(), messages));
    }

    private void stored(Settings settings, List<CheckLine> lines) {
        DatabaseLook place = new DatabaseLook(settings.database());
        DatabaseLine line = new DatabaseLine(settings.database(), messages);
        try {
            Optional<Database> database = place.open();
            try {
                lines.add(line.of(place, database));
                lines.add(TokenLine.of(settings, database, clock, messages));
                Optional<Database> current = database.filter(open -> place.version(open) == DatabaseLook.Version.THIS);
                lines.add(GatewayLine.of(settings, current, clock, messages));
                StoredLines stored = new StoredLines(settings, clock, messages);
                database.ifPresent(open -> lines.addAll(stored.of(open)));
            } finally {
                database.ifPresent(Database::close);
            }
        } catch (DatabaseUnavailableException | StatementException e) {
            lines.add(line.closed(e.getMessage()));
        }
    }

    private Path data() {
        return source.folders().dataFolder();
    }
}
