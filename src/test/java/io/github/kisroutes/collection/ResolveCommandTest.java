package io.github.kisroutes.collection;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisroutes.config.Language;
import io.github.kisroutes.config.ResolveRequest;
import io.github.kisroutes.database.Database;
import io.github.kisroutes.database.TestDatabases;
import io.github.kisroutes.market.StockCode;
import io.github.kisroutes.message.Messages;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the operator is answered who says why days are in order; the laboratory shows what follows from it. */
class ResolveCommandTest {
    private static final LocalDate DAY = LocalDate.of(2025, 6, 10);

    @TempDir
    Path folder;

    private String answer(String reason, Language language) throws Exception {
        try (Database database = Database.open(TestDatabases.h2(folder.resolve("database")), "sa", "")) {
            return new ResolveCommand(database, "J", Clock.systemUTC(), new Messages(language))
                    .run(new ResolveRequest(new StockCode("005930"), DAY, DAY.plusDays(1), reason, "so it was"));
        }
    }

    @Test
    void the_answer_says_what_was_kept_and_what_follows() throws Exception {
        assertThat(answer("HALTED", Language.EN))
                .isEqualTo("Kept: 005930 20250610..20250611 HALTED, so it was. Days without a row no longer count as"
                        + " missing; a row that arrives later undoes this.");
        assertThat(answer("ACCEPTED", Language.EN))
                .startsWith("Kept: 005930 20250610..20250611 ACCEPTED, so it was. The next run reads these days again");
    }

    @Test
    void a_korean_operator_is_answered_in_korean() throws Exception {
        assertThat(answer("HALTED", Language.KO))
                .startsWith("기록함: 005930 20250610..20250611 HALTED, so it was. 행이 없는 날은 더 이상 빠진 날로 보지 않습니다.");
        assertThat(answer("ACCEPTED", Language.KO)).contains("다음 수집 때 이 날들을 다시 읽고");
    }
}
