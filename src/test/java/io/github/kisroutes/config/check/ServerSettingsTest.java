package io.github.kisroutes.config.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisroutes.config.Configured;
import io.github.kisroutes.config.ServerSettings;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerSettingsTest {
    private static final String TOKEN = "a-token-of-more-than-twenty";

    @TempDir
    private Path folder;

    @Test
    void there_is_none_by_default_and_its_place_is_loopback() {
        ServerSettings server = Configured.in(folder).load().server();

        assertThat(server.enabled()).isFalse();
        assertThat(server.host()).isEqualTo("127.0.0.1");
        assertThat(server.loopback()).isTrue();
        assertThat(server.port()).isEqualTo(9080);
        assertThat(server.names()).containsExactly("localhost", "127.0.0.1", "::1");
        assertThat(server.token()).isEmpty();
    }

    @Test
    void off_loopback_it_needs_a_token_and_encryption_or_the_operators_word() {
        assertThat(String.join(
                        "\n",
                        Configured.in(folder)
                                .lines("kis.server.enabled=true", "kis.server.host=192.0.2.7")
                                .mistakes()))
                .contains("kis.server.host = 192.0.2.7", "lets other machines in", "KIS_SERVER_TOKEN")
                .contains("unencrypted", "kis.server.tls.keystore", "kis.server.plain-http = accepted");
        ServerSettings accepted = Configured.in(folder)
                .lines("kis.server.enabled=true", "kis.server.host=192.0.2.7", "kis.server.plain-http=accepted")
                .variable("KIS_SERVER_TOKEN", TOKEN)
                .load()
                .server();
        assertThat(accepted.loopback()).isFalse();
        assertThat(accepted.names()).contains("192.0.2.7", "localhost");
    }

    @Test
    void a_name_that_only_looks_like_loopback_is_none() {
        assertThat(Configured.in(folder)
                        .lines("kis.server.enabled=true", "kis.server.host=127.0.0.1.example.com")
                        .mistakes())
                .hasSize(2)
                .first()
                .asString()
                .contains("lets other machines in");
    }

    @Test
    void all_addresses_need_the_names_that_others_call() {
        assertThat(Configured.in(folder)
                        .lines("kis.server.enabled=true", "kis.server.host=0.0.0.0", "kis.server.plain-http=accepted")
                        .variable("KIS_SERVER_TOKEN", TOKEN)
                        .mistake())
                .contains("kis.server.host = 0.0.0.0", "needs kis.server.names");
    }

    @Test
    void a_token_that_can_be_guessed_is_refused_and_not_shown() {
        assertThat(Configured.in(folder)
                        .lines("kis.server.enabled=true")
                        .variable("KIS_SERVER_TOKEN", "hunter2")
                        .mistake())
                .contains("kis.server.token", "shorter than 20", "openssl rand")
                .doesNotContain("hunter2");
    }

    @Test
    void a_keystore_that_is_not_there_is_said_at_the_start() throws IOException {
        assertThat(Configured.in(folder)
                        .lines("kis.server.enabled=true", "kis.server.tls.keystore=nowhere.p12")
                        .mistake())
                .contains("kis.server.tls.keystore = nowhere.p12", "cannot be read", "PKCS12");
        Path file = Files.createFile(folder.resolve("empty.p12"));
        assertThat(Configured.in(folder)
                        .lines("kis.server.enabled=true", "kis.server.tls.keystore=" + file)
                        .mistake())
                .contains("cannot be opened with kis.server.tls.password", "no PKCS12 file");
    }

    @Test
    void a_keystore_is_opened_before_the_start() throws Exception {
        Path file = folder.resolve("server.p12");
        KeyStore keystore = KeyStore.getInstance("PKCS12");
        keystore.load(null, null);
        try (OutputStream out = Files.newOutputStream(file)) {
            keystore.store(out, "right-password".toCharArray());
        }
        assertThat(Configured.in(folder)
                        .lines("kis.server.enabled=true", "kis.server.tls.keystore=" + file)
                        .variable("KIS_SERVER_TLS_PASSWORD", "right-password")
                        .load()
                        .server()
                        .keystore())
                .contains(file);
        assertThat(Configured.in(folder)
                        .lines("kis.server.enabled=true", "kis.server.tls.keystore=" + file)
                        .variable("KIS_SERVER_TLS_PASSWORD", "wrong-password")
                        .mistake())
                .contains("cannot be opened")
                .doesNotContain("wrong-password");
    }

    @Test
    void nothing_of_it_matters_while_there_is_none() {
        assertThat(Configured.in(folder)
                        .lines("kis.server.host=0.0.0.0")
                        .load()
                        .server()
                        .enabled())
                .isFalse();
    }
}
