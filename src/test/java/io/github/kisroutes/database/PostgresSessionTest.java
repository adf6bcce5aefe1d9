package io.github.kisroutes.database;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kisroutes.database.fault.DatabaseUnavailableException;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.SimpleTimeZone;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;

/** Sessions that PostgreSQL does not begin, each told with what helps. */
class PostgresSessionTest {
    @Test
    void a_time_zone_that_the_server_does_not_know_is_named() throws Exception {
        String url = PostgresServer.newDatabase();
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
