package io.github.kisroutes.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.kisroutes.database.fault.DatabaseUnavailableException;
import io.github.kisroutes.wire.Certificate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person who connects the product to a PostgreSQL of their company for the first time: each cause has a sentence of its own. */
class PostgresRefusalTest {
    private static OwnPostgres server;
    private static KeyStore keys;

    @TempDir
    static Path folder;

    @BeforeAll
    static void start() throws Exception {
        server = OwnPostgres.start();
        server.run(
                "CREATE ROLE clerk LOGIN PASSWORD 'secret-of-clerk'",
                "CREATE ROLE maker LOGIN PASSWORD 'secret-of-maker'",
                "REVOKE CREATE ON SCHEMA public FROM PUBLIC"); // as PostgreSQL 15 and newer have it from the start
        keys = keys("own");
        server.run(
                "ALTER SYSTEM SET ssl_cert_file = '"
                        + server.write(
                                "own.crt",
                                pem("CERTIFICATE", keys.getCertificate("own").getEncoded())) + "'",
                "ALTER SYSTEM SET ssl_key_file = '"
                        + server.write(
                                "own.key",
                                pem(
                                        "PRIVATE KEY",
                                        keys.getKey("own", Certificate.PASSWORD.toCharArray())
                                                .getEncoded()))
                        + "'");
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    private static KeyStore keys(String name) throws Exception {
        return Certificate.of(folder.resolve(name + ".p12"), "dns:db.example").keys();
    }

    private static String pem(String what, byte[] content) {
        return "-----BEGIN " + what + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content) + "\n-----END " + what
                + "-----\n";
    }

    private static void tls(boolean on) throws Exception {
        server.run("ALTER SYSTEM SET ssl = " + (on ? "on" : "off"), "SELECT pg_reload_conf()");
    }

    private static String refusal(String options, String username, String password) {
        return catchThrowableOfType(DatabaseUnavailableException.class, () -> Database.open(
                                server.url() + options, username, password)
                        .close())
                .getMessage();
    }

    @Test
    void each_cause_is_told_from_the_others() throws Exception {
        tls(false);
        server.admit("host all clerk 127.0.0.1/32 scram-sha-256", "hostssl all maker 127.0.0.1/32 trust");
        assertThat(refusal("", "clerk", ""))
                .contains("the server asks for a password, and kis.database.password is not set");
        assertThat(refusal("", "clerk", "wrong"))
                .contains("it does not accept kis.database.username with kis.database.password")
                .doesNotContain("wrong");
        assertThat(refusal("", "stranger", "x"))
                .contains(
                        "does not admit this user without TLS, or not from this machine",
                        "?sslmode=require",
                        "pg_hba.conf");
        assertThat(refusal("?sslmode=require", "clerk", "secret-of-clerk")).contains("the server offers no TLS");

        tls(true);
        assertThat(refusal("?sslmode=disable", "maker", "x")).contains("does not admit this user without TLS");
        assertThat(refusal("?sslmode=require", "stranger", "x"))
                .contains("the server has no rule that admits stranger");
        assertThat(refusal("?sslmode=verify-full&sslrootcert=" + folder.resolve("absent.crt"), "maker", "x"))
                .contains("the certificate of the authority that has signed the server's is not there", "sslrootcert=");
        Path other = Files.writeString(
                folder.resolve("other.crt"),
                pem("CERTIFICATE", keys("other").getCertificate("own").getEncoded()));
        assertThat(refusal("?sslmode=verify-full&sslrootcert=" + other, "maker", "x"))
                .contains("is not signed by the authority that sslrootcert names");
        Path own = Files.writeString(
                folder.resolve("own.crt"),
                pem("CERTIFICATE", keys.getCertificate("own").getEncoded()));
        assertThat(refusal("?sslmode=verify-full&sslrootcert=" + own, "maker", "x"))
                .contains("the server's certificate is for another name than kis.database.url has");
    }

    @Test
    void who_may_not_make_tables_is_told_the_lines_that_help_and_they_help() throws Exception {
        server.admit("host all all 127.0.0.1/32 trust");

        String said = refusal("", "clerk", "secret-of-clerk");
        assertThat(said)
                .contains("the user clerk may not make tables there")
                .doesNotContain("Flyway", "SQL State", "secret-of-clerk");
        List<String> lines = said.lines().map(String::strip).toList();
        assertThat(lines)
                .hasSize(6)
                .contains(
                        "CREATE ROLE clerk LOGIN PASSWORD '…';  -- if there is none yet",
                        "CREATE DATABASE kis OWNER clerk;",
                        "GRANT CONNECT ON DATABASE postgres TO clerk;",
                        "CREATE SCHEMA kis AUTHORIZATION clerk;",
                        "kis.database.url=" + server.url() + "?currentSchema=kis&sslmode=verify-full");

        server.run(lines.get(3), lines.get(4));
        Database.open(server.url() + "?currentSchema=kis", "clerk", "secret-of-clerk")
                .close();
        server.run(lines.get(2));
        Database.open(server.url().replace("/postgres", "/kis"), "clerk", "secret-of-clerk")
                .close();
    }
}
