package io.github.kisroutes.config.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisroutes.config.Configured;
import io.github.kisroutes.config.DatabaseSettings;
import io.github.kisroutes.config.Environment;
import io.github.kisroutes.config.Secret;
import io.github.kisroutes.config.Settings;
import io.github.kisroutes.config.TokenSettings;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo never touches what belongs to the operator. */
class DemoSettingsTest {
    private static final URI SIMULATOR = URI.create("http://127.0.0.1:54321");

    @TempDir
    private Path folder;

    private static SettingsSource demo(Configured configured) {
        return configured.source().withDemo(SIMULATOR, "demo-key", "demo-secret");
    }

    @Test
    void the_environment_is_known_before_the_simulator_runs() {
        assertThat(Configured.withoutKeys(folder)
                        .system("kis.environment", "demo")
                        .source()
                        .environment())
                .isEqualTo(Environment.DEMO);
    }

    @Test
    void the_demo_needs_nothing_from_the_operator() {
        Settings settings = demo(Configured.withoutKeys(folder)).load();

        assertThat(settings.environment()).isEqualTo(Environment.DEMO);
        assertThat(settings.baseUrl()).isEqualTo(SIMULATOR);
        assertThat(settings.credentials().clientId().reveal()).isEqualTo("demo-key");
        assertThat(settings.database().url()).isEqualTo("jdbc:h2:file:./data/demo;AUTO_SERVER=TRUE;WRITE_DELAY=0");
        assertThat(settings.token().cipherKeyFile()).isEqualTo(Path.of("data/demo-token.key"));
        assertThat(settings.notices()).isEmpty();
    }

    @Test
    void what_the_operator_has_for_real_work_is_left_alone_wherever_it_is_set() {
        Configured configured = Configured.in(folder)
                .lines("kis.database.url=jdbc:postgresql://prod/kis", "kis.token.cipher-key-file=/etc/kis.key")
                .variable("KIS_DATABASE_USERNAME", "prod")
                .variable("KIS_DATABASE_PASSWORD", "hush")
                .system("kis.base-url", "https://openapi.koreainvestment.com:9443");

        Settings settings = demo(configured).load();

        assertThat(settings.baseUrl()).isEqualTo(SIMULATOR);
        assertThat(settings.credentials().clientSecret().reveal()).isEqualTo("demo-secret");
        assertThat(settings.token().cipherKeyFile()).isEqualTo(Path.of("data/demo-token.key"));
        assertThat(settings.database())
                .isEqualTo(new DatabaseSettings(
                        "jdbc:h2:file:./data/demo;AUTO_SERVER=TRUE;WRITE_DELAY=0", "sa", new Secret("")));
    }

    @Test
    void the_operator_is_told_what_is_left_alone() {
        Configured configured = Configured.in(folder)
                .variable("KIS_DATABASE_URL", "jdbc:postgresql://prod/kis")
                .variable("KIS_DATABASE_PASSWORD", "hush");

        assertThat(demo(configured).load().notices())
                .containsExactly("The demo has its own and ignores:"
                        + " kis.database.url (environment variable KIS_DATABASE_URL),"
                        + " kis.database.password (environment variable KIS_DATABASE_PASSWORD).");
    }

    @Test
    void a_test_may_still_give_the_demo_another_database() {
        SettingsSource source = demo(Configured.withoutKeys(folder)).with(Map.of("kis.database.url", "jdbc:h2:mem:x"));

        assertThat(source.load().database().url()).isEqualTo("jdbc:h2:mem:x");
    }

    @Test
    void a_redis_is_never_used_in_the_demo() {
        Configured configured = Configured.in(folder)
                .variable("KIS_TOKEN_STORE", "redis")
                .variable("KIS_TOKEN_REDIS_URL", "redis://prod:6379");

        assertThat(Configured.mistakes(demo(configured)))
                .singleElement()
                .asString()
                .contains("kis.token.store = redis", "cannot be used in the demo", "set jdbc or memory");
    }

    @Test
    void the_shipped_demo_file_takes_the_settings_for_real_work_back() throws Exception {
        Configured configured = Configured.in(folder)
                .lines("kis.token.store=redis", "kis.token.redis-url=redis://prod:6379", "kis.collect.symbols=000020")
                .file(
                        "application-demo.properties",
                        new String(
                                java.nio.file.Files.readAllBytes(Path.of("config/application-demo.properties")),
                                java.nio.charset.StandardCharsets.UTF_8));

        Settings settings = demo(configured).load();

        assertThat(settings.token().store()).isEqualTo(TokenSettings.Store.JDBC);
        assertThat(settings.collection().symbols()).isEmpty();
        assertThat(settings.collection().days()).isEqualTo(30);
    }

    @Test
    void the_demo_is_refused_where_there_is_no_simulator() {
        assertThat(Configured.withoutKeys(folder)
                        .system("kis.environment", "demo")
                        .system("kis.base-url", "https://openapivts.koreainvestment.com:29443")
                        .mistake())
                .startsWith("kis.environment = demo (-Dkis.environment) cannot run here")
                .contains("simulator.jar", "mvn compile camel:run -Dkis.environment=demo", "real or paper")
                .doesNotContain("\n");
    }
}
