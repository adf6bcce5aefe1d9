package io.github.kisroutes.config.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisroutes.config.Configured;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PropertyFileTest {
    @TempDir
    private Path folder;

    @Test
    void korean_text_is_read_as_utf_8() {
        assertThat(Configured.in(folder)
                        .lines("kis.symbols.file=config/종목.csv")
                        .load()
                        .collection()
                        .symbolsFile())
                .isEqualTo(Path.of("config/종목.csv"));
    }

    @Test
    void another_encoding_is_told_instead_of_read_as_rubbish() throws Exception {
        Files.writeString(
                folder.resolve("application.properties"), "kis.symbols.file=종목.csv", Charset.forName("x-windows-949"));

        assertThat(Configured.in(folder).mistake()).contains("application.properties is not UTF-8", "save it again");
    }

    @Test
    void the_mark_that_editors_put_first_is_no_part_of_the_first_key() {
        assertThat(Configured.in(folder)
                        .lines("\uFEFFkis.collect.days=9")
                        .load()
                        .collection()
                        .days())
                .isEqualTo(9);
    }

    @Test
    void a_key_that_is_set_twice_is_told() {
        assertThat(Configured.in(folder)
                        .lines("kis.collect.days=9", "kis.market=J", "kis.collect.days=10")
                        .mistake())
                .startsWith("kis.collect.days is set more than once in ")
                .endsWith("application.properties, lines 1 and 3: keep one of the lines.");
    }

    @Test
    void a_wrong_value_is_told_with_the_line_on_which_its_setting_begins() {
        assertThat(Configured.in(folder)
                        .lines(
                                "# days",
                                "kis.market=\\",
                                "  J",
                                "! more",
                                "",
                                "kis.collect.days=many",
                                "kis.price-basis=raw")
                        .mistake())
                .startsWith("kis.collect.days = many (")
                .contains("application.properties:6) cannot be used");
    }

    @Test
    void a_broken_escape_is_told() {
        assertThat(Configured.in(folder)
                        .lines("kis.symbols.file=c:\\users\\kis.csv")
                        .mistake())
                .contains("application.properties:1 holds a \\u", "write \\\\ for a backslash");
    }

    @Test
    void a_file_that_cannot_be_read_is_told() throws Exception {
        Files.createDirectory(folder.resolve("application.properties"));

        assertThat(Configured.in(folder).mistake()).contains("application.properties cannot be read");
    }
}
