package io.github.kisroutes.command.check;

import io.github.kisroutes.config.DatabaseSettings;
import io.github.kisroutes.config.Language;
import io.github.kisroutes.database.Database;
import io.github.kisroutes.database.DatabaseLook;
import io.github.kisroutes.database.fault.DatabaseAddress;
import java.nio.file.Path;
import java.util.Optional;

/** Whether the database lets us in, and whether its tables are those of this version. */
record DatabaseLine(DatabaseSettings settings, Language language) {
    /** How H2's error of a locked file is shown (DATABASE_ALREADY_OPEN_1). */
    private static final String ALREADY_OPEN = "[90020";

    CheckLine of(DatabaseLook place, Optional<Database> database) {
        String address = DatabaseAddress.shown(settings.url());
        Optional<Path> file = place.toBeMade();
        if (database.isEmpty()) {
            return CheckLine.well(
                    subject(),
                    language.of(
                            "there is none yet; the first collection makes " + file.orElseThrow() + ".",
                            "아직 없습니다. 첫 수집이 " + file.orElseThrow() + "을(를) 만듭니다."));
        }
        return place.outdated(database.get())
                .map(difference -> CheckLine.toDo(subject(), address + " opens. " + difference))
                .orElseGet(() -> CheckLine.well(
                        subject(), language.of(address + " opens; its tables are in order.", address + " 정상.")));
    }

    /** A file that says it is in use may have been left by a process that ended: only a start can tell, so nothing is wrong yet. */
    CheckLine closed(String why) {
        return why.contains(ALREADY_OPEN)
                ? CheckLine.toDo(
                        subject(),
                        why
                                + language.of(
                                        " If no other process is left, the next start puts the file in order.",
                                        " 다른 프로세스가 없다면 다음 시작이 파일을 정리합니다."))
                : CheckLine.inTheWay(subject(), why);
    }

    private String subject() {
        return language.of("database", "데이터베이스");
    }
}
