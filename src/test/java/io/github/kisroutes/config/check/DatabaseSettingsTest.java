package io.github.kisroutes.config.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisroutes.config.Configured;
import io.github.kisroutes.config.DatabaseSettings;
import io.github.kisroutes.config.Secret;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseSettingsTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:h2:./x",
                "jdbc:h2:file:./x;AUTO_SERVER=TRUE",
                "jdbc:h2:~/x;WRITE_DELAY=500",
                "jdbc:h2:/x;WRITE_DELAY=01"
            })
    void a_file_that_loses_confirmed_rows_is_refused(String url) {
        assertThat(Configured.in(folder).lines("kis.database.url=" + url).mistake())
                .startsWith("kis.database.url = " + url.replaceAll(";.*", "") + " (")
                .contains("lacks ;WRITE_DELAY=0", "append it to the URL");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdbc:h2:./x;write_delay=0", "jdbc:h2:file:/x;WRITE_DELAY=0;MODE=STRICT", "jdbc:h2:mem:x"})
    void a_file_that_keeps_them_is_taken_and_so_is_memory(String url) {
        assertThat(Configured.in(folder)
                        .lines("kis.database.url=" + url)
                        .load()
                        .database()
                        .url())
                .isEqualTo(url);
    }

    @Test
    void postgresql_is_taken_with_its_user() {
        DatabaseSettings database = Configured.in(folder)
                .lines("kis.database.url=jdbc:postgresql://db:5432/kis", "kis.database.username=kis")
                .variable("KIS_DATABASE_PASSWORD", "hush")
                .load()
                .database();

        assertThat(database)
                .isEqualTo(new DatabaseSettings("jdbc:postgresql://db:5432/kis", "kis", new Secret("hush")));
    }

    @Test
    void postgresql_needs_a_user() {
        assertThat(Configured.in(folder)
                        .lines("kis.database.url=jdbc:postgresql://db/kis")
                        .mistake())
                .contains("kis.database.username is not set", "PostgreSQL", "the role that owns the tables");
    }

    @Test
    void a_cluster_needs_postgresql() {
        assertThat(Configured.in(folder).lines("kis.cluster=true").mistake())
                .contains("kis.cluster = true (", "needs PostgreSQL", "is H2", "jdbc:postgresql://");
        assertThat(Configured.in(folder)
                        .lines(
                                "kis.cluster=true",
                                "kis.database.url=jdbc:postgresql://db/kis",
                                "kis.database.username=kis")
                        .load()
                        .cluster())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://db/kis?user=a&password=hush",
                "jdbc:postgresql://a:hush@db/kis",
                "jdbc:h2:./x;WRITE_DELAY=0;PASSWORD=hush"
            })
    void a_password_in_the_url_is_refused_and_not_repeated(String url) {
        assertThat(Configured.in(folder)
                        .lines("kis.database.url=" + url, "kis.database.username=kis")
                        .mistake())
                .contains("kis.database.url", "holds a password", "move it to kis.database.password")
                .doesNotContain("hush");
    }
}
