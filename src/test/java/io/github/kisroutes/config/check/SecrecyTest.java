package io.github.kisroutes.config.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisroutes.config.Configured;
import io.github.kisroutes.config.Secret;
import io.github.kisroutes.config.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Canary values that must not turn up anywhere. */
class SecrecyTest {
    private static final String KEY = "CANARYkey";
    private static final String SECRET = "CANARYsecret";

    @TempDir
    private Path folder;

    private Configured withCanaries() {
        return Configured.withoutKeys(folder)
                .variable("KIS_APP_KEY", KEY)
                .system("kis.client-secret", SECRET)
                .variable("KIS_DATABASE_PASSWORD", "CANARYpassword")
                .variable("KIS_TOKEN_REDIS_URL", "redis://u:CANARYredis@127.0.0.1:6379")
                .variable("KIS_BASE_URL", "http://127.0.0.1:1");
    }

    @Test
    void no_secret_is_in_the_text_of_the_settings() {
        Settings settings = withCanaries().lines("my.mail.password=CANARYother").load();

        assertThat(settings.toString()).contains("kis").doesNotContain("CANARY");
        assertThat(settings.credentials().toString()).doesNotContain("CANARY");
        assertThat(settings.token().toString()).doesNotContain("CANARY");
        assertThat(settings.database().toString()).doesNotContain("CANARY");
    }

    @Test
    void no_secret_becomes_a_property_of_camel() {
        Settings settings = withCanaries().load();

        assertThat(settings.camelProperties().toString()).doesNotContain("CANARY");
        assertThat(settings.camelProperties())
                .doesNotContainKeys(
                        "kis.client-id", "kis.client-secret", "kis.database.password", "kis.token.redis-url");
    }

    @Test
    void the_secrets_are_where_they_belong() {
        Settings settings = withCanaries().load();

        assertThat(settings.credentials().clientId().reveal()).isEqualTo(KEY);
        assertThat(settings.credentials().clientSecret().reveal()).isEqualTo(SECRET);
        assertThat(settings.database().password().reveal()).isEqualTo("CANARYpassword");
        assertThat(settings.token().redisUrl()).map(Secret::reveal).hasValue("redis://u:CANARYredis@127.0.0.1:6379");
    }

    @Test
    void no_secret_is_in_a_complaint_about_it() {
        Configured configured = withCanaries()
                .variable("KIS_BASE_URL", "https://u:CANARYurl@openapi.koreainvestment.com:9443")
                .variable("KIS_TOKEN_REDIS_URL", "CANARYredis")
                .variable("KIS_TOKEN_STORE", "redis")
                .variable("KIS_DATABASE_URL", "jdbc:postgresql://u:CANARYdb@h/d?password=CANARYdb");

        assertThat(configured.mistakes()).hasSizeGreaterThan(4).noneMatch(each -> each.contains("CANARY"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{kis.client-secret}}",
                "{{kis.client-id}}",
                "{{env:KIS_APP_SECRET}}",
                "{{env:KIS_APP_KEY:none}}",
                "{{env:KIS_CLIENT_SECRET}}",
                "{{sys:kis.client-secret}}",
                "{{?kis.database.password}}",
                "{{kis.token.redis-url}}"
            })
    void no_secret_slips_through_a_placeholder(String placeholder) {
        assertThat(withCanaries().lines("kis.symbols.file=" + placeholder).mistake())
                .contains("kis.symbols.file", "refers to the secret " + placeholder)
                .doesNotContain("CANARY");
        assertThat(withCanaries().lines("camel.main.name=x" + placeholder).mistake())
                .contains("camel.main.name", "refers to the secret " + placeholder, "Remove the reference");
    }

    @Test
    void no_secret_slips_through_a_property_in_between() {
        Configured configured = withCanaries()
                .lines(
                        "between={{env:KIS_APP_SECRET}}",
                        "kis.collect.from={{between}}",
                        "kis.symbols.file={{between}}");

        assertThat(configured.mistakes())
                .anyMatch(each -> each.startsWith("between (") && each.contains("refers to the secret"))
                .anyMatch(each -> each.startsWith("kis.symbols.file = {{between}} (") && each.contains("the secret"))
                .anyMatch(each -> each.startsWith("kis.collect.from = {{between}} (") && each.contains("the secret"))
                .noneMatch(each -> each.contains("CANARY"));
    }

    @Test
    void a_half_written_secret_is_not_repeated() {
        assertThat(withCanaries()
                        .lines("kis.database.username=x")
                        .variable("KIS_DATABASE_PASSWORD", "CANARY{{env:REST}}")
                        .mistake())
                .contains("kis.database.password (", "the environment variable REST, which is not set")
                .doesNotContain("CANARY");
    }

    @Test
    void a_secret_on_the_command_line_is_named_for_every_user_can_read_it_there() {
        Configured configured = Configured.in(folder).system("kis.database.password", "hush");

        assertThat(configured.load().notices())
                .singleElement()
                .asString()
                .startsWith("kis.database.password (-Dkis.database.password) stands on the command line")
                .contains("KIS_DATABASE_PASSWORD")
                .doesNotContain("hush");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void a_file_with_a_secret_that_others_can_read_is_named_until_it_is_closed() throws Exception {
        Configured configured = Configured.in(folder).lines("kis.database.password=hush");
        Path file = folder.resolve("application.properties");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

        assertThat(configured.load().notices())
                .singleElement()
                .asString()
                .startsWith("kis.database.password is a secret, and other users of this machine can read " + file)
                .contains("chmod 600", "KIS_DATABASE_PASSWORD")
                .doesNotContain("hush");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        assertThat(configured.load().notices()).isEmpty();
    }

    @Test
    void a_reference_to_a_variable_is_no_secret() {
        assertThat(Configured.in(folder)
                        .lines("kis.client-id={{env:KIS_APP_KEY}}", "kis.client-secret={{env:KIS_APP_SECRET}}")
                        .load()
                        .notices())
                .isEmpty();
    }
}
