package io.github.kisroutes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's first command, as a process of its own in a folder that has only the operator's files. */
class DemoIT {
    @TempDir
    Path home;

    @BeforeEach
    void copyOperatorsFiles() throws IOException {
        for (String folder : List.of("config", "routes")) {
            Files.createDirectories(home.resolve(folder));
            try (Stream<Path> files = Files.list(Path.of(folder)).filter(Files::isRegularFile)) {
                for (Path file : files.toList()) {
                    Files.copy(file, home.resolve(folder).resolve(file.getFileName()));
                }
            }
        }
    }

    private record Ended(int exitCode, String output) {}

    private Ended demo(String... settings) throws Exception {
        List<String> options = new ArrayList<>(
                List.of("-Duser.timezone=America/Los_Angeles", "-Dkis.environment=demo", "-Dkis.collect.once=true"));
        options.addAll(List.of(settings));
        Path output = home.resolve("output.txt");
        Process process = new ProcessBuilder(JavaProcess.command(KisRoutes.class, options))
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
            return new Ended(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void fifty_symbols_and_thirty_days_land_and_stay_as_they_are_in_a_second_run() throws Exception {
        Ended first = demo();
        assertThat(first.exitCode()).as(first.output()).isZero();
        assertThat(first.output())
                .contains("005930 삼성전자: 19 rows (20250519..20250616)")
                .contains("50 ok, 0 empty, 0 failed of 50")
                .contains("950 new, 0 changed, 0 unchanged, 0 rejected")
                .contains("1 token issue")
                .doesNotContain("WARN")
                .doesNotContain("ERROR");
        Ended second = demo();
        assertThat(second.exitCode()).as(second.output()).isZero();
        assertThat(second.output()).contains("0 new, 0 changed, 950 unchanged, 0 rejected");
        String url = "jdbc:h2:file:" + home.resolve("data/demo") + ";IFEXISTS=TRUE";
        try (Connection connection = DriverManager.getConnection(url, "sa", "");
                ResultSet rows = connection.createStatement().executeQuery("SELECT COUNT(*) FROM daily_price")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getInt(1)).isEqualTo(950);
        }
    }

    @Test
    void a_mistake_in_the_settings_ends_with_1_and_one_sentence() throws Exception {
        Ended ended = demo("-Dkis.collect.dayz=3");
        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.output()).contains("kis.collect.dayz").contains("kis.collect.days");
    }
}
