package io.github.kisroutes.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisroutes.config.Language;
import io.github.kisroutes.config.ProgramFolders;
import io.github.kisroutes.config.check.SettingsSource;
import io.github.kisroutes.database.Database;
import io.github.kisroutes.message.Messages;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kis gateway}: who may use the gateway. */
class GatewayKeyPairsTest {
    @TempDir
    Path folder;

    private String said;

    private String url() {
        return "jdbc:h2:file:" + folder.resolve("kis") + ";WRITE_DELAY=0";
    }

    /** As a collection leaves it. */
    private void makeDatabase() {
        Database.open(url(), "sa", "").close();
    }

    private int run(ToIntFunction<GatewayKeyPairs> command) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        SettingsSource source = SettingsSource.of(ProgramFolders.none(), Map.of(), new Properties())
                .with(Map.of("kis.database.url", url()));
        int exitCode = command.applyAsInt(new GatewayKeyPairs(
                source,
                new Messages(Language.EN),
                Clock.systemUTC(),
                new PrintStream(bytes, true, StandardCharsets.UTF_8)));
        said = bytes.toString(StandardCharsets.UTF_8);
        return exitCode;
    }

    @Test
    void where_there_is_no_database_none_is_made_and_it_is_said() {
        for (ToIntFunction<GatewayKeyPairs> command : List.<ToIntFunction<GatewayKeyPairs>>of(
                GatewayKeyPairs::list, pairs -> pairs.make("excel"), pairs -> pairs.revoke("excel"))) {
            assertThat(run(command)).isEqualTo(1);
            assertThat(said).contains("There is no database yet at " + folder.resolve("kis.mv.db"), "kis collect");
            assertThat(folder).isEmptyDirectory();
        }
    }

    @Test
    void one_token_is_one_token() throws Exception {
        makeDatabase();
        run(pairs -> pairs.make("excel"));
        String key = said.replaceAll("(?s).*app key: +(\\w{36})\\s.*", "$1");
        try (Connection connection = DriverManager.getConnection(url(), "sa", "");
                PreparedStatement token = connection.prepareStatement("INSERT INTO gateway_token (token_hash, key_hash,"
                        + " issued_at, expires_at) SELECT ?, key_hash, CURRENT_TIMESTAMP, DATEADD(DAY, 1, CURRENT_TIMESTAMP)"
                        + " FROM gateway_credential")) {
            for (int tokens = 1; tokens <= 2; tokens++) {
                token.setString(1, key + tokens);
                token.executeUpdate();
                assertThat(run(GatewayKeyPairs::list)).isZero();
                assertThat(said).contains(tokens == 1 ? ", 1 token\n" : ", 2 tokens\n");
            }
        }
    }

    @Test
    void a_key_pair_is_shown_once_and_stored_as_a_hash() throws IOException {
        makeDatabase();
        assertThat(run(pairs -> pairs.make("excel"))).isZero();
        String key = said.replaceAll("(?s).*app key: +(\\w{36})\\s.*", "$1");
        String secret = said.replaceAll("(?s).*app secret: +(\\w{180})\\s.*", "$1");
        assertThat(key).hasSize(36);
        assertThat(secret).hasSize(180);
        assertThat(said).contains("http://127.0.0.1:9080", "kis.gateway.enabled=true");

        assertThat(run(GatewayKeyPairs::list)).isZero();
        assertThat(said).contains("excel (", "0 tokens").doesNotContain(key, secret);
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                        .doesNotContain(key, secret, secret.substring(0, 40));
            }
        }
    }

    @Test
    void a_name_has_one_valid_key_pair() {
        makeDatabase();
        assertThat(run(GatewayKeyPairs::list)).isZero();
        assertThat(said).contains("kis gateway credential NAME");
        assertThat(run(pairs -> pairs.revoke("excel"))).isEqualTo(1);
        assertThat(said).contains("no valid key pair 'excel'");

        assertThat(run(pairs -> pairs.make("excel"))).isZero();
        assertThat(run(pairs -> pairs.make("excel"))).isEqualTo(1);
        assertThat(said).contains("already", "kis gateway revoke excel");
        assertThat(run(pairs -> pairs.revoke("excel"))).isZero();
        assertThat(run(pairs -> pairs.make("excel"))).isZero();
        assertThat(run(GatewayKeyPairs::list)).isZero();
        assertThat(said.lines()).hasSize(2);
        assertThat(said).contains("revoked");
    }

    @Test
    void a_name_is_one_word() {
        makeDatabase();
        for (String name : new String[] {"", "two words", "-x", "a\nb", "x".repeat(65), "<b>"}) {
            assertThat(run(pairs -> pairs.make(name))).as(name).isEqualTo(1);
        }
        assertThat(run(pairs -> pairs.make("엑셀-2"))).isZero();
    }
}
