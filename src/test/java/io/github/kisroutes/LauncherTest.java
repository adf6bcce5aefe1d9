package io.github.kisroutes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisroutes.simulator.Simulator;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code kis.collect.once} and a bad start say, and how they end. */
class LauncherTest {
    @TempDir
    Path folder;

    private final Simulator broker = Simulator.start();
    private final PrintStream console = System.err;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @AfterEach
    void stop() {
        broker.close();
        System.setErr(console);
    }

    private int run(Map<String, String> settings) {
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
        Map<String, String> all =
                new HashMap<>(Map.of("kis.collect.from", "2025-06-09", "kis.collect.to", "2025-06-13"));
        all.putAll(settings);
        return KisRoutes.run(Product.settings(broker, folder, all));
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    @Test
    void a_complete_collection_ends_with_0() {
        assertThat(run(Map.of("kis.collect.symbols", "005930,000660")))
                .as(said())
                .isZero();
    }

    @Test
    void an_unknown_symbol_ends_with_2() {
        assertThat(run(Map.of("kis.collect.symbols", "005930,999980"))).isEqualTo(2);
    }

    @Test
    void a_wrong_secret_ends_with_1_after_one_request() {
        assertThat(run(Map.of("kis.client-secret", "wrong"))).isEqualTo(1);
        assertThat(broker.record().tokenRequests()).isEqualTo(1);
        assertThat(broker.record().quotations()).isEmpty();
    }

    @Test
    void a_missing_symbols_file_is_named() {
        assertThat(run(Map.of("kis.symbols.file", "no/such.csv"))).isEqualTo(1);
        assertThat(said()).contains("kis.symbols.file").contains("no/such.csv").contains("cannot be read");
    }

    @Test
    void a_symbols_file_that_is_a_folder_is_named() {
        assertThat(run(Map.of("kis.symbols.file", folder.toString()))).isEqualTo(1);
        assertThat(said()).contains("kis.symbols.file").doesNotContain("Exception");
    }

    @Test
    void a_malformed_code_is_named_by_its_line() throws Exception {
        Path file = Files.writeString(folder.resolve("symbols.csv"), "code,name,priority\n005930,삼성전자,1\n59 30,X,1\n");
        assertThat(run(Map.of("kis.symbols.file", file.toString()))).isEqualTo(1);
        assertThat(said()).contains("line 3").contains("'59 30'");
    }

    @Test
    void a_doubled_code_a_bad_priority_and_no_code_are_named() throws Exception {
        Path doubled = Files.writeString(folder.resolve("a.csv"), "005930,A,1\n005930,B,2\n");
        Path priority = Files.writeString(folder.resolve("b.csv"), "005930,A,first\n");
        Path empty = Files.writeString(folder.resolve("c.csv"), "code,name,priority\n");
        Path binary = Files.write(folder.resolve("d.csv"), new byte[] {(byte) 0xff, (byte) 0xfe, 0, '0', 0});
        for (Path file : new Path[] {doubled, priority, empty, binary}) {
            assertThat(run(Map.of("kis.symbols.file", file.toString())))
                    .as(file.toString())
                    .isEqualTo(1);
        }
        assertThat(said())
                .contains("line 2, has 005930 for the second time")
                .contains("line 1, has the priority 'first'")
                .contains("names no symbol");
    }

    @Test
    void a_symbols_file_that_a_spreadsheet_saved_is_collected() throws Exception {
        Path file = Files.writeString(folder.resolve("symbols.csv"), "\uFEFFcode;name\r\n005930;삼성전자\r\n");
        assertThat(run(Map.of("kis.symbols.file", file.toString()))).as(said()).isZero();
    }

    @Test
    void a_symbols_file_that_a_spreadsheet_spoilt_is_refused_with_what_to_do() throws Exception {
        Path cp949 = Files.write(folder.resolve("a.csv"), "code,name\n005930,삼성전자\n".getBytes("MS949"));
        Path zeros = Files.writeString(folder.resolve("b.csv"), "code,name\n5930,삼성전자\n");
        for (Path file : new Path[] {cp949, zeros}) {
            assertThat(run(Map.of("kis.symbols.file", file.toString()))).isEqualTo(1);
        }
        assertThat(said())
                .contains("a.csv is cp949", "save it as 'CSV UTF-8'")
                .contains("b.csv, line 2, has the code '5930'; a spreadsheet took it for a number");
        assertThat(broker.record().all()).isEmpty();
    }

    @Test
    void a_database_that_cannot_be_opened_is_a_sentence() {
        assertThat(run(Map.of(
                        "kis.database.url", "jdbc:postgresql://127.0.0.1:1/none", "kis.database.username", "kis")))
                .isEqualTo(1);
        assertThat(said()).contains("127.0.0.1").doesNotContain("Exception");
    }
}
