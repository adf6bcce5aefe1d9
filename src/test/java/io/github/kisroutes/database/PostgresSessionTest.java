package io.github.kisroutes.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kisroutes.database.fault.DatabaseUnavailableException;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.util.SimpleTimeZone;
import java.util.TimeZone;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** Sessions that PostgreSQL does not begin, each told with what helps. */
class PostgresSessionTest {
    @Test
    void a_time_zone_that_the_server_does_not_know_is_named() throws Exception {
        String url = PostgresServer.emptyDatabase();
        TimeZone before = TimeZone.getDefault();
        TimeZone.setDefault(new SimpleTimeZone(9 * 3_600_000, "Asia/Atlantis"));
        try {
            assertThatThrownBy(() -> Database.open(url, PostgresServer.USERNAME, "any"))
                    .isInstanceOf(DatabaseUnavailableException.class)
                    .hasMessageContaining("does not know the time zone of this machine")
                    .hasMessageContaining("Asia/Atlantis")
                    .hasMessageContaining("-Duser.timezone=Asia/Seoul");
        } finally {
            TimeZone.setDefault(before);
        }
    }

    @Test
    void a_pooler_that_refuses_the_options_is_refused_with_a_sentence() throws Exception {
        try (ServerSocket pooler = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread answering = new Thread(() -> refuse(pooler));
            answering.setDaemon(true);
            answering.start();
            String url = "jdbc:postgresql://127.0.0.1:" + pooler.getLocalPort() + "/kis?sslmode=disable";
            assertThatThrownBy(() -> Database.open(url, "kis", "any"))
                    .isInstanceOf(DatabaseUnavailableException.class)
                    .hasMessageContaining("a pooler such as PgBouncer stands before the server")
                    .hasMessageContaining("name the server itself");
        }
    }

    @Test
    void a_server_that_takes_the_connection_and_says_nothing_is_not_waited_for_for_ever() throws Exception {
        assertThat(Dialect.POSTGRESQL
                        .connections("jdbc:postgresql://127.0.0.1:1/kis", "kis", "any")
                        .getLoginTimeout())
                .isEqualTo(30);
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            String url = "jdbc:postgresql://127.0.0.1:" + silent.getLocalPort() + "/kis?loginTimeout=1";
            assertThatThrownBy(() -> Database.open(url, "kis", "any"))
                    .isInstanceOf(DatabaseUnavailableException.class)
                    .hasMessageContaining("nothing answers there");
        }
    }

    @Test
    void a_pooler_that_drops_the_settings_of_a_session_is_refused() throws Exception {
        PGSimpleDataSource server = server("");
        try (Connection session = server.getConnection()) {
            assertThat(PostgresSession.pooled(session, server, true))
                    .hasValueSatisfying(reason -> assertThat(reason).contains("a pooler such as PgBouncer", "drops"));
            assertThat(PostgresSession.pooled(session, server, false)).isEmpty();
        }
    }

    private static PGSimpleDataSource server(String options) throws Exception {
        PGSimpleDataSource server = new PGSimpleDataSource();
        server.setUrl(PostgresServer.emptyDatabase() + options);
        server.setUser(PostgresServer.USERNAME);
        server.setPassword("any");
        return server;
    }

    @Test
    void a_pooler_that_lends_one_session_to_two_connections_is_refused() throws Exception {
        PGSimpleDataSource server = server("?options=-c%20idle_in_transaction_session_timeout=10s");
        try (Connection session = server.getConnection()) {
            assertThat(PostgresSession.pooled(session, server, true)).isEmpty();
            assertThat(PostgresSession.pooled(session, lending(session), true))
                    .hasValueSatisfying(reason -> assertThat(reason).contains("lends one session", "pool_mode"));
        }
    }

    /** As PgBouncer in transaction mode: whoever asks for a connection gets the session that is free just then. */
    private static DataSource lending(Connection session) {
        return (DataSource) Proxy.newProxyInstance(
                DataSource.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (proxy, method, arguments) -> Proxy.newProxyInstance(
                        Connection.class.getClassLoader(),
                        new Class<?>[] {Connection.class},
                        (lent, used, with) -> used.getName().equals("close") ? null : used.invoke(session, with)));
    }

    /** What PgBouncer says to a start packet with options, in the form of the protocol. */
    private static void refuse(ServerSocket pooler) {
        try {
            while (true) {
                try (Socket client = pooler.accept()) {
                    DataInputStream in = new DataInputStream(client.getInputStream());
                    byte[] start = new byte[in.readInt() - 4];
                    in.readFully(start);
                    ByteArrayOutputStream body = new ByteArrayOutputStream();
                    for (String field : new String[] {"SFATAL", "C08P01", "Munsupported startup parameter: options"}) {
                        body.writeBytes(field.getBytes(StandardCharsets.US_ASCII));
                        body.write(0);
                    }
                    body.write(0);
                    DataOutputStream out = new DataOutputStream(client.getOutputStream());
                    out.writeByte('E');
                    out.writeInt(body.size() + 4);
                    body.writeTo(out);
                    out.flush();
                }
            }
        } catch (IOException ended) {
            // The test is over.
        }
    }
}
