package io.github.kisroutes.crosscheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kisroutes.config.ConfigurationException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VendorFileTest {
    @TempDir
    Path folder;

    @Test
    void a_file_is_read_as_a_spreadsheet_saves_it() throws Exception {
        Path file = write(
                "\uFEFFCode,Date,Close,Volume\r\n\"005930\",2025-06-12,59500,7\r\n\r\n00088k, 20250613 ,1.5,\r\n");
        assertThat(VendorFile.read(file))
                .containsEntry(
                        "005930",
                        List.of(new VendorFile.Row(
                                LocalDate.of(2025, 6, 12), new BigDecimal("59500"), OptionalLong.of(7))))
                .containsEntry(
                        "00088K",
                        List.of(new VendorFile.Row(
                                LocalDate.of(2025, 6, 13), new BigDecimal("1.5"), OptionalLong.empty())));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "5930,2025-06-12,1,1 | has the code '5930'; a spreadsheet took it for a number",
                "005930,12/6/2025,1,1 | has the date '12/6/2025'",
                "005930,2025-02-30,1,1 | has the date '2025-02-30', which is no day",
                "005930,2025-06-12,1 | has 3 cells",
                "005930,2025-06-12,'1,000',1 | has 5 cells",
                "005930,2025-06-12,x,1 | has a close or a volume that is no plain number",
                "005930,2025-06-12,1,1.5 | has a close or a volume that is no plain number"
            })
    void what_is_not_understood_is_refused_with_its_line(String line, String says) throws Exception {
        Path file = write("code,date,close,volume\n" + line + "\n");
        assertThatThrownBy(() -> VendorFile.read(file))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("kis.crosscheck.file = " + file + ", line 2, " + says);
    }

    @Test
    void another_file_is_told_apart() throws Exception {
        assertThatThrownBy(() -> VendorFile.read(write("date,code,close\n")))
                .hasMessageContaining("its first line has to be code,date,close,volume");
        assertThatThrownBy(() -> VendorFile.read(write("005930,2025-06-12,59500,7\n")))
                .hasMessageContaining("its first line has to be");
        assertThatThrownBy(() -> VendorFile.read(write(""))).hasMessageContaining("its first line has to be");
        assertThatThrownBy(() -> VendorFile.read(folder.resolve("none.csv")))
                .hasMessageContaining("cannot be read (working directory");
        Path cp949 = Files.write(folder.resolve("cp949.csv"), "코드".getBytes(Charset.forName("MS949")));
        assertThatThrownBy(() -> VendorFile.read(cp949)).hasMessageContaining("is cp949");
    }

    @Test
    void the_first_line_says_which_column_is_which() throws Exception {
        assertThat(VendorFile.read(write("date;volume;close;code\n2025/6/12;7;59500;005930\n")))
                .containsEntry(
                        "005930",
                        List.of(new VendorFile.Row(
                                LocalDate.of(2025, 6, 12), new BigDecimal("59500"), OptionalLong.of(7))));
    }

    private Path write(String text) throws Exception {
        return Files.write(folder.resolve("vendor.csv"), text.getBytes(StandardCharsets.UTF_8));
    }
}
