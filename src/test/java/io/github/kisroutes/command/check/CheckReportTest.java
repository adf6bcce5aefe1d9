package io.github.kisroutes.command.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisroutes.config.Language;
import io.github.kisroutes.message.Messages;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How the lines of {@code kis check} are printed; {@code InstalledProgramIT} looks at a real database and disk. */
class CheckReportTest {
    private static final CheckLine WELL = CheckLine.well("disk", "room.");
    private static final CheckLine TO_DO = CheckLine.toDo(
            "broker",
            "a sentence that is so long that it takes more than" + " one line in a terminal of eighty columns.");
    private static final CheckLine IN_THE_WAY = CheckLine.inTheWay("database", "closed.");

    private int exitCode;

    private List<String> printed(Language language, CheckLine... lines) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        exitCode = new CheckReport(List.of(lines), new Messages(language))
                .print(new PrintStream(said, true, StandardCharsets.UTF_8));
        return said.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @Test
    void when_all_is_well_it_ends_with_0() {
        assertThat(printed(Language.EN, WELL)).containsExactly("ok      disk: room.", "All is well.");
        assertThat(exitCode).isZero();
    }

    @Test
    void what_is_to_be_done_is_counted_and_ends_with_2() {
        assertThat(printed(Language.EN, WELL, TO_DO))
                .containsExactly(
                        "ok      disk: room.",
                        "to do   broker: a sentence that is so long that it takes more than one line in a",
                        "        terminal of eighty columns.",
                        "The program runs; one thing is to be done.");
        assertThat(printed(Language.EN, TO_DO, TO_DO)).last().isEqualTo("The program runs; 2 things are to be done.");
        assertThat(exitCode).isEqualTo(2);
    }

    @Test
    void what_is_in_the_way_comes_before_all_else_and_ends_with_1() {
        assertThat(printed(Language.EN, IN_THE_WAY, TO_DO))
                .contains("wrong   database: closed.")
                .last()
                .isEqualTo("The program does not run before this is put right.");
        assertThat(exitCode).isEqualTo(1);
    }

    @Test
    void the_same_in_korean_stands_in_the_same_columns() {
        assertThat(printed(Language.KO, WELL, TO_DO, IN_THE_WAY))
                .containsExactly(
                        "정상    disk: room.",
                        "할 일   broker: a sentence that is so long that it takes more than one line in a",
                        "        terminal of eighty columns.",
                        "오류    database: closed.",
                        "먼저 오류를 바로잡아야 실행할 수 있습니다.");
        assertThat(printed(Language.KO, TO_DO)).last().isEqualTo("실행할 수 있습니다. 할 일이 1가지 있습니다.");
    }
}
