package io.github.kisroutes.command.check;

import io.github.kisroutes.command.check.CheckLine.Grade;
import io.github.kisroutes.config.check.SettingsSource;
import io.github.kisroutes.message.Messages;
import java.io.PrintStream;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;

/** Everything that was looked at, in the order of a start. */
public record CheckReport(List<CheckLine> lines, Messages messages) {
    private static final int MARGIN = 8;
    private static final int WIDTH = 80;

    /** Looks at everything; where the configuration is wrong, at nothing more. */
    public static CheckReport of(SettingsSource source, Messages messages, Clock clock) {
        return new CheckReport(new CheckRound(source, messages, clock).lines(), messages);
    }

    /**
     * Prints a line or more for each, and one at the end.
     *
     * @return 0 when all is well, 2 when something is to be done, 1 when the program cannot run so
     */
    public int print(PrintStream out) {
        lines.forEach(line -> print(line, out));
        Grade worst = lines.stream()
                .map(CheckLine::grade)
                .max(Comparator.naturalOrder())
                .orElse(Grade.WELL);
        out.println(conclusion(worst));
        return worst.exitCode();
    }

    private String conclusion(Grade worst) {
        long open = lines.stream().filter(line -> line.grade() != Grade.WELL).count();
        return switch (worst) {
            case WELL -> messages.text("check.all-well");
            case TO_DO -> messages.text("check.to-do", open);
            case IN_THE_WAY -> messages.text("check.in-the-way");
        };
    }

    private void print(CheckLine line, PrintStream out) {
        String mark = messages.text(
                switch (line.grade()) {
                    case WELL -> "check.grade.well";
                    case TO_DO -> "check.grade.to-do";
                    case IN_THE_WAY -> "check.grade.in-the-way";
                });
        String start = mark + " ".repeat(MARGIN - TextWidth.of(mark));
        for (String text : TextWidth.wrapped(line.subject() + ": " + line.text(), WIDTH - MARGIN)) {
            out.println(start + text);
            start = " ".repeat(MARGIN);
        }
    }
}
