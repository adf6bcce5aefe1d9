package io.github.kisroutes.config.key;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisroutes.config.CollectionSettings;
import io.github.kisroutes.config.Configured;
import io.github.kisroutes.config.Credentials;
import io.github.kisroutes.config.DatabaseSettings;
import io.github.kisroutes.config.Environment;
import io.github.kisroutes.config.HttpSettings;
import io.github.kisroutes.config.Language;
import io.github.kisroutes.config.RateSettings;
import io.github.kisroutes.config.Secret;
import io.github.kisroutes.config.Settings;
import io.github.kisroutes.config.TokenSettings;
import io.github.kisroutes.market.Market;
import io.github.kisroutes.market.PriceBasis;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an installation is without the operator's doing. */
class DefaultSettingsTest {
    @TempDir
    private Path folder;

    @Test
    void a_key_pair_is_all_that_the_real_broker_needs() {
        Settings settings = Configured.in(folder).load();

        assertThat(settings.environment()).isEqualTo(Environment.REAL);
        assertThat(settings.baseUrl()).isEqualTo(URI.create("https://openapi.koreainvestment.com:9443"));
        assertThat(settings.credentials())
                .isEqualTo(new Credentials(new Secret(Configured.KEY), new Secret(Configured.SECRET)));
        assertThat(settings.customerType()).isEqualTo(Settings.CustomerType.P);
        assertThat(settings.rate()).isEqualTo(new RateSettings(20, 1.0, 0.5, Duration.ofSeconds(4)));
        assertThat(settings.http())
                .isEqualTo(new HttpSettings(
                        Duration.ofSeconds(3), Duration.ofSeconds(10), Duration.ofSeconds(30), Optional.empty()));
        assertThat(settings.priceBasis()).containsExactly(PriceBasis.ADJUSTED);
        assertThat(settings.market()).isEqualTo(Market.J);
        assertThat(settings.language()).isEqualTo(Language.EN);
        assertThat(settings.notices()).isEmpty();
    }

    @Test
    void the_token_is_kept_in_the_database_and_renewed_five_minutes_early() {
        TokenSettings token = Configured.in(folder).load().token();

        assertThat(token.store()).isEqualTo(TokenSettings.Store.JDBC);
        assertThat(token.margin()).isEqualTo(Duration.ofMinutes(5));
        assertThat(token.issueInterval()).isEqualTo(Duration.ofSeconds(61));
        assertThat(token.cipherKeyFile()).isEqualTo(Path.of("data/token.key"));
        assertThat(token.redisUrl()).isEmpty();
        assertThat(token.command()).isEmpty();
    }

    @Test
    void thirty_days_of_the_listed_stocks_are_collected_on_weekdays_in_seoul() {
        CollectionSettings collection = Configured.in(folder).load().collection();

        assertThat(collection.symbolsFile()).isEqualTo(Path.of("config/symbols.csv"));
        assertThat(collection.cron()).isEqualTo("0 40 15 ? * MON-FRI");
        assertThat(collection.timeZone()).isEqualTo(ZoneId.of("Asia/Seoul"));
        assertThat(collection.days()).isEqualTo(30);
        assertThat(collection.range()).isEmpty();
        assertThat(collection.symbols()).isEmpty();
        assertThat(collection.once()).isFalse();
        assertThat(collection.workers()).isEqualTo(16);
    }

    @Test
    void candles_go_into_a_file_that_survives_kill_nine() {
        DatabaseSettings database = Configured.in(folder).load().database();

        assertThat(database.url()).isEqualTo("jdbc:h2:file:./data/kis;AUTO_SERVER=TRUE;WRITE_DELAY=0");
        assertThat(database.username()).isEqualTo("sa");
        assertThat(database.password().isEmpty()).isTrue();
    }

    @Test
    void the_paper_broker_has_its_own_address_and_a_slower_pace() {
        Settings settings = Configured.in(folder).lines("kis.environment=paper").load();

        assertThat(settings.baseUrl()).isEqualTo(URI.create("https://openapivts.koreainvestment.com:29443"));
        assertThat(settings.rate().perSecond()).isEqualTo(5);
    }

    @Test
    void a_person_reads_korean_where_that_is_asked_for() {
        assertThat(Configured.in(folder).lines("kis.language=ko").load().language())
                .isEqualTo(Language.KO);
    }

    @Test
    void an_empty_value_means_the_default() {
        Settings settings = Configured.in(folder)
                .lines("kis.collect.days=", "kis.market=   ")
                .load();

        assertThat(settings.collection().days()).isEqualTo(30);
        assertThat(settings.market()).isEqualTo(Market.J);
    }
}
