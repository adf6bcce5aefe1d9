package io.github.kisroutes.command.check;

import io.github.kisroutes.command.check.CheckLine.Grade;
import io.github.kisroutes.config.Language;
import io.github.kisroutes.config.check.SettingsSource;
import java.io.PrintStream;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;

/** Everything that was looked at, in the order of a start. */
public record CheckReport(List<CheckLine> lines, Language language) {
    private static final int MARGIN = 8;
    private static final int WIDTH = 80;

    /** Looks at everything; where the configuration is wrong, at nothing more. */
    public static CheckReport of(SettingsSource source, Language language, Clock clock) {
        return new CheckReport(new CheckRound(source, language, clock).lines(), language);
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
            case WELL -> language.of("All is well.", "모두 정상입니다.");
            case TO_DO ->
                language.of(
                        "The program runs; " + (open == 1 ? "one thing is" : open + " things are") + " to be done.",
                        "실행할 수 있습니다. 할 일이 " + open + "가지 있습니다.");
            case IN_THE_WAY ->
                language.of("The program does not run before this is put right.", "먼저 오류를 바로잡아야 실행할 수 있습니다.");
        };
    }

    private void print(CheckLine line, PrintStream out) {
        String mark =
                switch (line.grade()) {
                    case WELL -> language.of("ok", "정상");
                    case TO_DO -> language.of("to do", "할 일");
                    case IN_THE_WAY -> language.of("wrong", "오류");
                };
        String start = mark + " ".repeat(MARGIN - TextWidth.of(mark));
        for (String text : TextWidth.wrapped(line.subject() + ": " + line.text(), WIDTH - MARGIN)) {
            out.println(start + text);
            start = " ".repeat(MARGIN);
        }
    }
}
