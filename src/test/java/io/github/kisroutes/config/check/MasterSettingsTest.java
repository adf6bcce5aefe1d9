package io.github.kisroutes.config.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisroutes.config.Configured;
import io.github.kisroutes.config.MasterSettings;
import io.github.kisroutes.market.ListingMarket;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the list of the whole market comes from. */
class MasterSettingsTest {
    @TempDir
    private Path folder;

    @Test
    void the_stocks_of_both_markets_come_from_kis() {
        MasterSettings master = Configured.in(folder).load().master();

        assertThat(master.url()).isEqualTo(URI.create("https://new.real.download.dws.co.kr/common/master"));
        assertThat(master.directory()).isEqualTo(Path.of("data/master"));
        assertThat(master.groups()).containsExactly("ST");
        assertThat(master.markets()).containsExactly(ListingMarket.KOSPI, ListingMarket.KOSDAQ);
    }

    @Test
    void the_demo_has_its_own_whatever_is_set() {
        MasterSettings master = Configured.withoutKeys(folder)
                .lines("kis.symbols.master-url=https://mirror.example.com/", "kis.symbols.master-directory=/var/master")
                .source()
                .withDemo(URI.create("http://127.0.0.1:54321"), "key", "secret")
                .load()
                .master();

        assertThat(master.url()).isEqualTo(URI.create("http://127.0.0.1:54321/common/master"));
        assertThat(master.directory()).isEqualTo(Path.of("data/demo-master"));
        assertThat(master.markets()).containsExactly(ListingMarket.KOSPI);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:8080/m", "http://127.0.0.1/m", "https://mirror.example.com/m/"})
    void a_mirror_is_taken_from_loopback_or_with_tls(String address) {
        assertThat(Configured.in(folder)
                        .lines("kis.symbols.master-url=" + address)
                        .load()
                        .master()
                        .url())
                .isEqualTo(URI.create(address.replaceFirst("/$", "")));
    }

    @Test
    void no_other_mirror_is_taken_unencrypted() {
        assertThat(Configured.in(folder)
                        .lines("kis.symbols.master-url=http://mirror.example.com/m")
                        .mistake())
                .contains("kis.symbols.master-url = http://mirror.example.com/m", "loopback only, use https");
    }

    @ParameterizedTest
    @CsvSource({
        "master-url, ftp://mirror.example.com, https://",
        "master-url, https://user:hush@mirror.example.com, more than an address",
        "groups, stock, two capital letters",
        "groups, 'ST,?', two capital letters",
        "groups, ',', nothing between its commas",
        "markets, KONEX, 'some of KOSPI, KOSDAQ'",
        "markets, J, 'some of KOSPI, KOSDAQ'"
    })
    void anything_else_is_named(String key, String value, String what) {
        assertThat(Configured.in(folder)
                        .lines("kis.symbols." + key + "=" + value)
                        .mistake())
                .startsWith("kis.symbols." + key)
                .contains(what)
                .doesNotContain("hush");
    }

    @Test
    void groups_and_markets_are_lists_in_whatever_case_markets_are_written() {
        MasterSettings master = Configured.in(folder)
                .lines("kis.symbols.groups=EF, ST ,EF", "kis.symbols.markets= kosdaq")
                .load()
                .master();

        assertThat(master.groups()).containsExactly("EF", "ST");
        assertThat(master.markets()).containsExactly(ListingMarket.KOSDAQ);
    }
}
