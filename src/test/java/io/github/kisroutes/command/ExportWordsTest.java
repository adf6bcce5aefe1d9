package io.github.kisroutes.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisroutes.config.ProgramFolders;
import io.github.kisroutes.config.check.SettingsSource;
import io.github.kisroutes.database.Database;
import io.github.kisroutes.database.TestDatabases;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The words of {@code kis export}. */
class ExportWordsTest {
    @TempDir
    Path folder;

    private String said(String... words) {
        SettingsSource source = SettingsSource.of(ProgramFolders.none(), Map.of(), new Properties())
                .with(Map.of("kis.database.url", TestDatabases.h2(folder), "kis.language", "en"));
        StringWriter said = new StringWriter();
        int exitCode =
                KisCommand.commandLine(source).setErr(new PrintWriter(said)).execute(words);
        assertThat(exitCode).isEqualTo(1);
        return said.toString();
    }

    @ParameterizedTest
    @CsvSource({
        "--from=2025-02-30, --from = '2025-02-30' of kis export cannot be used: it takes a day of the calendar written yyyy-MM-dd.",
        "--to=now, --to = 'now' of kis export cannot be used: it takes a day of the calendar written yyyy-MM-dd.",
        "--format=xlsx, --format = 'xlsx' of kis export cannot be used: it takes csv or parquet.",
        "--partition=year, --partition = 'year' of kis export cannot be used: it takes day or symbol.",
    })
    void a_wrong_option_is_one_sentence(String option, String sentence) {
        assertThat(said("export", option, folder.resolve("out").toString()))
                .isEqualToNormalizingNewlines(sentence + "\n");
    }

    @Test
    void codes_a_series_and_a_range_are_checked_before_anything_is_made() {
        String out = folder.resolve("out").toString();
        assertThat(said("export", "--symbols=../etc", out))
                .contains("--symbols = '../etc'", "stock codes")
                .hasLineCount(1);
        assertThat(said("export", "--basis=old", out))
                .contains("--basis", "adjusted, raw, both")
                .hasLineCount(1);
        assertThat(said("export", "--from=2025-06-02", "--to=2025-06-01", out))
                .contains("2025-06-01", "is before", "2025-06-02")
                .hasLineCount(1);
        assertThat(said("export")).contains("kis export needs DIR.");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void an_empty_table_gives_no_folder() {
        Database.open(TestDatabases.h2(folder), "sa", "").close();
        assertThat(said("export", folder.resolve("out").toString()))
                .isEqualToNormalizingNewlines("Nothing was written: no candle is stored of what was asked for.\n");
        assertThat(Files.exists(folder.resolve("out"))).isFalse();
    }
}
