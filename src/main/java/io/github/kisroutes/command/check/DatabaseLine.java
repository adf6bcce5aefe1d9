package io.github.kisroutes.command.check;

import io.github.kisroutes.config.DatabaseSettings;
import io.github.kisroutes.database.Database;
import io.github.kisroutes.database.DatabaseLook;
import io.github.kisroutes.database.fault.DatabaseAddress;
import io.github.kisroutes.message.Messages;
import java.nio.file.Path;
import java.util.Optional;

/** Whether the database lets us in, and whether its tables are those of this version. */
record DatabaseLine(DatabaseSettings settings, Messages messages) {
    /** How H2's error of a locked file is shown (DATABASE_ALREADY_OPEN_1). */
    private static final String ALREADY_OPEN = "[90020";

    CheckLine of(DatabaseLook place, Optional<Database> database) {
        String address = DatabaseAddress.shown(settings.url());
        Optional<Path> file = place.toBeMade();
        if (database.isEmpty()) {
            return CheckLine.well(subject(), messages.text("check.database.missing", file.orElseThrow()));
        }
        return switch (place.version(database.get())) {
            case OLDER -> CheckLine.toDo(subject(), messages.text("check.database.older", address));
            case THIS -> CheckLine.well(subject(), messages.text("check.database.opens", address));
            case NEWER -> CheckLine.toDo(subject(), messages.text("check.database.newer", address));
        };
    }

    /** A file that says it is in use may have been left by a process that ended: only a start can tell, so nothing is wrong yet. */
    CheckLine closed(String why) {
        return why.contains(ALREADY_OPEN)
                ? CheckLine.toDo(subject(), messages.text("check.database.in-use", why))
                : CheckLine.inTheWay(subject(), why);
    }

    private String subject() {
        return messages.text("check.database.subject");
    }
}
