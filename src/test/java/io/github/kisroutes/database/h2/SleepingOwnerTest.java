package io.github.kisroutes.database.h2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.SQLException;
import org.h2.jdbcx.JdbcDataSource;
import org.h2.tools.Server;
import org.junit.jupiter.api.Test;

/** A process that serves the file to others and is asleep: it takes their connections and never answers. */
class SleepingOwnerTest {
    private static final String FILE = "jdbc:h2:file:./data/kis;AUTO_SERVER=TRUE";

    @Test
    void a_guest_waits_a_minute_for_an_answer_unless_the_operator_says_otherwise() {
        assertThat(address(FILE)).endsWith(";NETWORK_TIMEOUT=60000;LOCK_TIMEOUT=10000");
        assertThat(address(FILE + ";NETWORK_TIMEOUT=5"))
                .endsWith(";NETWORK_TIMEOUT=5;LOCK_TIMEOUT=10000")
                .doesNotContain("60000");
    }

    private static String address(String url) {
        H2Address address = new H2Address(url, "sa", "");
        return ((JdbcDataSource) address.guest("jdbc:h2:tcp://127.0.0.1:1/kis" + address.options())).getURL();
    }

    @Test
    void a_guest_of_an_owner_that_never_answers_is_told_that_the_connection_is_lost() throws Exception {
        try (ServerSocket asleep = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            H2Address address = new H2Address(FILE + ";NETWORK_TIMEOUT=200", "sa", "");
            assertThatThrownBy(() -> address.guest(
                                    "jdbc:h2:tcp://127.0.0.1:" + asleep.getLocalPort() + "/kis;NETWORK_TIMEOUT=200")
                            .getConnection())
                    .isInstanceOf(SQLException.class);
        }
    }

    @Test
    void the_server_takes_a_guest_with_that_setting() throws Exception {
        Server server = Server.createTcpServer("-tcpPort", "0", "-ifNotExists").start();
        try (Connection guest = new H2Address(FILE, "sa", "")
                .guest("jdbc:h2:tcp://127.0.0.1:" + server.getPort() + "/mem:sleeping")
                .getConnection()) {
            assertThat(guest.isValid(1)).isTrue();
        } finally {
            server.stop();
        }
    }
}
