package io.github.kisroutes.command;

import io.github.kisroutes.config.check.SettingsSource;
import io.github.kisroutes.config.check.StoredData;
import io.github.kisroutes.database.Database;
import io.github.kisroutes.export.CandleExport;
import io.github.kisroutes.export.ExportRequest;
import io.github.kisroutes.export.ExportResult;
import io.github.kisroutes.export.ExportedFile;
import io.github.kisroutes.message.Messages;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;

/**
 * Writes stored candles into files and says what was written.
 *
 * @param out takes a line for each file, and what they are together
 * @param err takes how far it is, every ten seconds, and what went wrong
 */
record StoredExport(SettingsSource source, Messages messages, Clock clock, PrintStream out, PrintStream err) {
    private static final int DONE = 0;
    private static final int SOMETHING_LEFT = 2;
    private static final Duration PROGRESS = Duration.ofSeconds(10);

    int run(ExportOptions options) {
        SettingsSource meant = source.withOptions(options.settings().layer());
        ExportRequest asked = options.request(StoredData.of(meant));
        return new StoredTables(meant, messages).inDatabase(err, database -> write(database, asked));
    }

    private int write(Database database, ExportRequest asked) {
        Path lib = source.folders().home().map(home -> home.resolve("lib")).orElse(Path.of("lib"));
        try {
            ExportResult made = new CandleExport(database, asked, getClass().getClassLoader(), lib).run(progress());
            made.files().forEach(file -> out.println(line(file)));
            out.println(summary(made, asked.folder()));
            return made.without().isEmpty() ? DONE : SOMETHING_LEFT;
        } catch (IOException e) {
            String why = e instanceof FileSystemException file
                    ? file.getFile() + ": " + file.getClass().getSimpleName()
                    : e.getMessage();
            err.println(messages.text("export.not-written", asked.folder(), why));
            return ProductStart.COULD_NOT_RUN;
        }
    }

    private static String line(ExportedFile file) {
        return file.sha256() + "  " + file.name() + "  " + file.rows();
    }

    private String summary(ExportResult made, Path folder) {
        String done = messages.text("export.done", made.rows(), made.files().size(), folder);
        String without = made.without().stream().map(Object::toString).collect(Collectors.joining(", "));
        return without.isEmpty() ? done : done + " " + messages.text("export.without", without);
    }

    private CandleExport.Progress progress() {
        Instant started = clock.instant();
        Instant[] told = {started};
        return (done, all, rows) -> {
            Instant now = clock.instant();
            if (done < all && told[0].plus(PROGRESS).compareTo(now) <= 0) {
                told[0] = now;
                long left = Duration.between(started, now).toSeconds() * (all - done) / done;
                err.println(messages.text("export.progress", done, all, rows, left));
            }
        };
    }
}
