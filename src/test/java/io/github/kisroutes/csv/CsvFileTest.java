package io.github.kisroutes.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.kisroutes.config.ConfigurationException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables as people and spreadsheets write them: understood for certain, or refused with what to do. */
class CsvFileTest {
    private static final List<String> COLUMNS = List.of("code", "name", "priority");
    private static final Charset CP949 = Charset.forName("MS949");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "code,name,priority\n005930,삼성전자,1\n000660,SK하이닉스,2\n",
                "\uFEFFcode,name,priority\r\n005930,삼성전자,1\r\n000660,SK하이닉스,2\r\n",
                "\uFEFF005930,삼성전자,1\r\n000660,SK하이닉스,2",
                "code,name,priority\r005930,삼성전자,1\r000660,SK하이닉스,2",
                "Code , Name , PRIORITY\n 005930 , 삼성전자 , 1 \n\u00A0000660\u200B ,SK하이닉스,2\n",
                "\"code\",\"name\",\"priority\"\n\"005930\",\"삼성전자\",\"1\"\n\n\"000660\",\"SK하이닉스\",\"2\"\n",
                "# my list\ncode,name,priority\n005930,삼성전자,1\n# another\n000660,SK하이닉스,2\n",
                "priority,code,name\n1,005930,삼성전자\n2,000660,SK하이닉스\n",
                "code;name;priority\n005930;삼성전자;1\n000660;SK하이닉스;2\n",
                "code\tname\tpriority\n005930\t삼성전자\t1\n000660\tSK하이닉스\t2\n",
                "code,name,priority,,\n005930,삼성전자,1,,\n000660,SK하이닉스,2,,\n,,,,\n"
            })
    void the_same_table_is_read_however_it_was_saved(String text) throws IOException {
        CsvFile table = read(text);

        assertThat(table.lines()).extracting(line -> line.code("code").value()).containsExactly("005930", "000660");
        assertThat(table.lines()).extracting(line -> line.text("name")).containsExactly("삼성전자", "SK하이닉스");
        assertThat(table.lines()).extracting(line -> line.text("priority")).containsExactly("1", "2");
    }

    @Test
    void quotes_hold_commas_and_what_is_left_out_is_empty() throws IOException {
        List<CsvLine> lines = read("code,name\n005930,\"삼성전자, 주식회사\"\n000660\n").lines();

        assertThat(lines).extracting(line -> line.text("name")).containsExactly("삼성전자, 주식회사", "");
        assertThat(lines).extracting(line -> line.text("priority")).containsExactly("", "");
    }

    @Test
    void cp949_is_told_apart_and_refused() {
        assertThat(refused("code,name\n005930,삼성전자\n".getBytes(CP949)))
                .contains("is cp949, what Excel saves as CSV in Korean", "save it as 'CSV UTF-8'");
    }

    @Test
    void utf_16_is_told_apart_with_and_without_its_mark() {
        String text = "code,name\n005930,삼성전자\n";

        assertThat(refused(("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE)))
                .contains("is UTF-16", "save it as 'CSV UTF-8'");
        assertThat(refused(text.getBytes(StandardCharsets.UTF_16))).contains("is UTF-16");
        assertThat(refused(text.getBytes(StandardCharsets.UTF_16LE))).contains("is UTF-16");
    }

    @Test
    void a_workbook_under_the_name_of_a_csv_is_told_apart() {
        assertThat(refused(new byte[] {'P', 'K', 3, 4, 20, 0})).contains("is a workbook of a spreadsheet");
        assertThat(refused(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0}))
                .contains("is a workbook of a spreadsheet", "save it as 'CSV UTF-8'");
    }

    @Test
    void any_other_encoding_is_no_utf_8() {
        assertThat(refused(new byte[] {'0', (byte) 0xFF, '\n'})).contains("is not UTF-8: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"5930", "660", "5930.0", "000660.00"})
    void a_code_that_lost_its_zeros_is_refused_and_not_guessed(String code) throws IOException {
        CsvLine line = read("code,name\n" + code + ",x\n").lines().get(0);

        assertThat(catchThrowableOfType(ConfigurationException.class, () -> line.code("code")))
                .hasMessageContaining("line 2, has the code '" + code + "'; a spreadsheet took it for a number")
                .hasMessageContaining("write all six characters, like 005930");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "A005930 | 'A005930'",
                "005930.KS | '005930.KS'",
                "'005930 | ''005930'",
                "=\"005930\" | '=\"005930\"'",
                "００５９３０ | '００５９３０'",
                "005\u200B930 | '005<U+200B>930'",
                "005\u00A0930 | '005<U+00A0>930'"
            })
    void another_way_to_write_a_code_is_refused_and_shown_with_all_its_characters(String code, String shown)
            throws IOException {
        CsvLine line = read("code,name\n" + code + ",x\n").lines().get(0);

        assertThat(catchThrowableOfType(ConfigurationException.class, () -> line.code("code")))
                .hasMessageContaining("has the code " + shown + "; a stock code has six characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0126Z0", "00088k", "Q500019"})
    void a_code_of_letters_is_read_in_any_case(String code) throws IOException {
        assertThat(read(code + ",x\n").lines().get(0).code("code").value()).isEqualToIgnoringCase(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1/5/2026", "05-01-2026", "26/1/5", "2026/1-5", "2026/13/1", "2026-1-32", "2026년 1월 5일"})
    void a_date_that_may_mean_another_day_is_refused(String date) throws IOException {
        CsvLine line = read(date + "\n").lines().get(0);

        assertThat(catchThrowableOfType(ConfigurationException.class, () -> line.date("code")))
                .hasMessageContaining("has the date '" + date + "'");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'005930;삼성전자;1' | has no commas; separate its cells by commas, or name its columns in a first line, code;name",
                "'005930\t삼성전자' | has no commas; separate its cells by commas, or name its columns in a first line, code<tab>name",
                "'code,name,market' | has the column 'market'; only code,name,priority are read",
                "'code,name,name' | has the column 'name' twice",
                "'name,priority' | has no column 'code'",
                "'종목코드,종목명' | has '종목코드', which is no column that is known; write code,name,priority there"
            })
    void a_first_line_that_leaves_a_doubt_is_refused(String first, String says) {
        assertThat(refused((first + "\n").getBytes(StandardCharsets.UTF_8))).contains("line 1, " + says);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "code,name,priority\n005930,삼성전자, 주식회사,1\n",
                "000660,SK하이닉스,1\n005930,삼성전자, 주식회사,1\n",
                "code,name,\n005930,삼성전자,1\n"
            })
    void a_text_without_a_column_is_refused(String text) {
        assertThat(refused(text.getBytes(StandardCharsets.UTF_8)))
                .contains("line 2, has ", "and for '1' there is no column", "between quotes");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"005930,\"삼성전자,1\n000660,SK하이닉스,2\n", "005930,\"삼성전자,1\n000660,\"SK하이닉스\",2\n", "005930,\"삼성전자,1"
            })
    void a_quote_that_is_never_closed_hides_no_line(String text) {
        assertThat(refused(text.getBytes(StandardCharsets.UTF_8)))
                .containsAnyOf("line 1, has a quote that is not closed", "is no table of comma-separated values");
    }

    @Test
    void a_file_that_is_not_there_is_named_with_the_folder_looked_in() {
        Path none = Path.of("no", "such.csv");

        assertThat(catchThrowableOfType(ConfigurationException.class, () -> CsvFile.read("kis.x", none, COLUMNS)))
                .hasMessageContaining("kis.x = " + none + " cannot be read (working directory /");
    }

    private CsvFile read(String text) throws IOException {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    private CsvFile read(byte[] bytes) throws IOException {
        return CsvFile.read("kis.symbols.file", Files.write(folder.resolve("table.csv"), bytes), COLUMNS);
    }

    private String refused(byte[] bytes) {
        return catchThrowableOfType(ConfigurationException.class, () -> read(bytes))
                .getMessage();
    }
}
