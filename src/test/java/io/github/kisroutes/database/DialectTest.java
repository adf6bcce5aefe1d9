package io.github.kisroutes.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** How a database is named to a person. */
class DialectTest {
    @Test
    void a_server_is_named_without_user_password_and_options() {
        String url = "jdbc:postgresql://kis:hush@db.example.com:5433/shop?user=kis&password=hush&currentSchema=kis";
        assertThat(Dialect.of(url).place(url)).isEqualTo("PostgreSQL, db.example.com:5433/shop");
        String tcp = "jdbc:h2:tcp://kis:hush@db.example.com/shop;USER=kis;PASSWORD=hush";
        assertThat(Dialect.of(tcp).place(tcp)).isEqualTo("H2, tcp://db.example.com/shop");
    }

    @Test
    void a_file_is_named_as_it_stands_on_the_disk() {
        String url = "jdbc:h2:file:./data/kis;AUTO_SERVER=TRUE;PASSWORD=hush";
        assertThat(Dialect.of(url).place(url))
                .isEqualTo("H2, " + Path.of("data/kis.mv.db").toAbsolutePath());
        assertThat(Dialect.H2.place("jdbc:h2:mem:x;PASSWORD=hush")).isEqualTo("H2, mem:x");
    }
}
