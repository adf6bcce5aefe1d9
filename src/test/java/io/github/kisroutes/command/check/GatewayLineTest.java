package io.github.kisroutes.command.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisroutes.command.check.CheckLine.Grade;
import io.github.kisroutes.config.Configured;
import io.github.kisroutes.config.Language;
import io.github.kisroutes.database.Database;
import io.github.kisroutes.database.TestDatabases;
import io.github.kisroutes.gateway.GatewayCredentials;
import io.github.kisroutes.message.Messages;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code kis check} says of the gateway. */
class GatewayLineTest {
    private static final String[] ON = {"kis.gateway.enabled=true", "kis.server.enabled=true"};

    @TempDir
    Path folder;

    private CheckLine line(Optional<Database> database, Language language, String... settings) {
        return GatewayLine.of(
                Configured.in(folder).lines(settings).load(), database, Clock.systemUTC(), new Messages(language));
    }

    private CheckLine line(String... settings) {
        return line(Optional.empty(), Language.EN, settings);
    }

    @Test
    void where_it_is_off_nothing_is_to_be_done_and_it_is_said_what_it_is_for() {
        assertThat(line().grade()).isEqualTo(Grade.WELL);
        assertThat(line().text()).startsWith("off.").contains("kis.gateway.enabled=true");
    }

    @Test
    void key_pairs_are_counted_and_without_one_it_is_said_how_to_make_it() {
        assertThat(line(ON).grade()).isEqualTo(Grade.TO_DO);
        assertThat(line(ON).text()).contains("http://127.0.0.1:9080", "this machine alone", "start the program once");
        try (Database database = Database.open(TestDatabases.h2(folder), "sa", "")) {
            GatewayCredentials credentials = new GatewayCredentials(database, Clock.systemUTC());
            CheckLine nobody = line(Optional.of(database), Language.EN, ON);
            assertThat(nobody.grade()).isEqualTo(Grade.TO_DO);
            assertThat(nobody.text()).contains("kis gateway credential NAME makes one");

            credentials.create("excel");
            credentials.create("old");
            credentials.revoke("old");
            CheckLine one = line(Optional.of(database), Language.EN, ON);
            assertThat(one.grade()).isEqualTo(Grade.WELL);
            assertThat(one.text()).contains(" 1 key pair:", "kis gateway list");
            assertThat(line(Optional.of(database), Language.KO, ON).text()).contains("키 쌍 1개");
        }
    }

    @Test
    void it_says_how_what_clients_send_is_protected() throws Exception {
        Path keystore = folder.resolve("server.p12");
        KeyStore empty = KeyStore.getInstance("PKCS12");
        empty.load(null, null);
        try (OutputStream file = Files.newOutputStream(keystore)) {
            empty.store(file, "changeit".toCharArray());
        }
        assertThat(line(ON[0], ON[1], "kis.server.tls.keystore=" + keystore, "kis.server.tls.password=changeit")
                        .text())
                .contains("https://127.0.0.1:9080", "by TLS");
        assertThat(line(
                                ON[0],
                                ON[1],
                                "kis.server.host=2001:db8::1",
                                "kis.server.token=a-token-of-twenty-characters",
                                "kis.server.plain-http=accepted")
                        .text())
                .contains("http://[2001:db8::1]:9080", "for other machines, without TLS", "kis.server.plain-http");
    }
}
