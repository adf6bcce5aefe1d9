package io.github.kisroutes.config.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisroutes.config.Configured;
import io.github.kisroutes.config.Settings;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may get the app secret. */
class BrokerAddressTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:8080", "http://127.0.0.1:8080", "http://127.1.2.3", "http://[::1]:8080"})
    void loopback_may_be_spoken_to_without_tls(String address) {
        assertThat(Configured.in(folder).lines("kis.base-url=" + address).load().baseUrl())
                .isEqualTo(URI.create(address));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://10.0.0.1", "http://localhost.example.com", "http://127.0.0.1.example.com"})
    void no_other_address_may_be_http(String address) {
        String host = URI.create(address).getHost();

        assertThat(Configured.in(folder)
                        .lines("kis.base-url=" + address, "kis.allowed-hosts=" + host)
                        .mistake())
                .contains("kis.base-url = " + address, "unencrypted", "loopback only, use https");
    }

    @Test
    void an_http_address_of_kis_itself_is_refused() {
        assertThat(Configured.in(folder)
                        .lines("kis.base-url=http://openapi.koreainvestment.com:9443")
                        .mistake())
                .contains("unencrypted");
    }

    @Test
    void a_foreign_host_has_to_be_allowed() {
        assertThat(Configured.in(folder)
                        .lines("kis.base-url=https://openapi.koreainvestment.co")
                        .mistake())
                .contains(
                        "kis.base-url = https://openapi.koreainvestment.co",
                        "is not a KIS host and would receive the app secret",
                        "set kis.allowed-hosts = openapi.koreainvestment.co");
    }

    @Test
    void an_allowed_gateway_is_taken_whatever_the_case_and_the_shape_of_its_keys() {
        Settings settings = Configured.withoutKeys(folder)
                .lines("kis.base-url=https://Gateway.example.com/kis/", "kis.allowed-hosts=other, GATEWAY.example.com")
                .variable("KIS_APP_KEY", "short")
                .variable("KIS_APP_SECRET", "shorter")
                .load();

        assertThat(settings.baseUrl()).isEqualTo(URI.create("https://Gateway.example.com/kis"));
    }

    @Test
    void a_real_key_is_not_sent_to_the_paper_host() {
        assertThat(Configured.in(folder)
                        .lines("kis.base-url=https://openapivts.koreainvestment.com:29443")
                        .mistake())
                .contains("is the host of the paper environment, but kis.environment is real")
                .contains("EGW02004", "Remove kis.base-url or set kis.environment = paper");
    }

    @Test
    void a_paper_key_is_not_sent_to_the_real_host() {
        assertThat(Configured.in(folder)
                        .lines("kis.environment=paper", "kis.base-url=https://openapi.koreainvestment.com:9443")
                        .mistake())
                .contains("is the host of the real environment, but kis.environment is paper");
    }

    @Test
    void the_port_of_kis_is_known() {
        assertThat(Configured.in(folder)
                        .lines("kis.base-url=https://openapi.koreainvestment.com")
                        .mistake())
                .contains("has the wrong port: KIS listens on 9443");
    }

    @Test
    void a_user_in_the_address_is_refused_and_not_repeated() {
        assertThat(Configured.in(folder)
                        .lines("kis.base-url=https://me:hush@127.0.0.1:1")
                        .mistake())
                .contains("kis.base-url = https://127.0.0.1:1", "it holds more than an address")
                .doesNotContain("hush");
    }
}
