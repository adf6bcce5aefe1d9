package io.github.kisroutes.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.kisroutes.JavaProcess;
import io.github.kisroutes.KisRoutes;
import io.github.kisroutes.LogLines;
import io.github.kisroutes.Product;
import io.github.kisroutes.simulator.Simulator;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server as a whole: when it is there, where, and what it costs when it is not. */
class ServerTest {
    @TempDir
    Path folder;

    @Test
    void a_port_that_is_taken_is_one_warning_and_the_collection_works() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Simulator broker = Simulator.demo();
                LogLines own = LogLines.of("io.github.kisroutes.server");
                LogLines gateway = LogLines.of("io.github.kisroutes.gateway");
                LogLines vertx = LogLines.of("io.vertx");
                LogLines camel = LogLines.of("org.apache.camel")) {
            String port = String.valueOf(taken.getLocalPort());
            try (Product product = Product.start(
                    broker, folder, Served.settings(Map.of("kis.server.port", port, "kis.gateway.enabled", "true")))) {
                assertThat(product.collect().exitCode()).isZero();
            }
            assertThat(gateway.all()).as("nobody is answered").isEmpty();
            assertThat(Stream.of(own, vertx, camel).flatMap(log -> log.all().stream()))
                    .filteredOn(line -> !line.startsWith("INFO "))
                    .singleElement()
                    .asString()
                    .contains("There is no server", "port " + port, "Everything else works");
        }
    }

    @Test
    void a_gateway_says_where_it_answers_once_it_does() {
        try (Simulator broker = Simulator.demo();
                LogLines gateway = LogLines.of("io.github.kisroutes.gateway");
                Served served = Served.start(broker, folder, Map.of("kis.gateway.enabled", "true"))) {
            assertThat(gateway.all())
                    .singleElement()
                    .asString()
                    .contains("http://127.0.0.1:" + served.port() + "/oauth2/tokenP", "kis gateway credential NAME");
        }
    }

    @Test
    void when_the_routes_stop_the_port_is_free_again() {
        int port;
        try (Simulator broker = Simulator.demo()) {
            try (Served served = Served.start(broker, folder, Map.of())) {
                port = served.port();
                assertThat(served.get("/observe/health/live").statusCode()).isEqualTo(200);
            }
        }
        assertThat(catchThrowable(() -> HttpClient.newHttpClient()
                        .send(
                                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/observe/health/live"))
                                        .build(),
                                BodyHandlers.ofString())))
                .isInstanceOf(ConnectException.class);
    }

    @Test
    void with_a_certificate_it_speaks_https_alone() throws Exception {
        Path keystore = folder.resolve("server.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        "changeit",
                        "-keystore",
                        keystore.toString())
                .inheritIO()
                .start();
        assertThat(keytool.waitFor(1, TimeUnit.MINUTES)).isTrue();
        try (Simulator broker = Simulator.demo();
                Served served = Served.start(
                        broker,
                        folder,
                        Map.of(
                                "kis.server.tls.keystore",
                                keystore.toString(),
                                "kis.server.tls.password",
                                "changeit"))) {
            HttpClient client =
                    HttpClient.newBuilder().sslContext(trusting(keystore)).build();
            URI address = URI.create("https://localhost:" + served.port() + "/observe/health/live");
            assertThat(client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(200);
            assertThat(served.raw("GET /observe/health/live HTTP/1.1\nHost: localhost\n\n"))
                    .doesNotContain("HTTP/1.1 200");
        }
    }

    private static SSLContext trusting(Path keystore) throws Exception {
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        KeyStore known = KeyStore.getInstance(keystore.toFile(), "changeit".toCharArray());
        KeyStore certificates = KeyStore.getInstance(KeyStore.getDefaultType());
        certificates.load(null, null);
        certificates.setCertificateEntry("server", known.getCertificate("server"));
        trust.init(certificates);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    @Test
    void where_there_is_no_server_no_class_of_one_is_loaded() throws Exception {
        Path classes = folder.resolve("classes.txt");
        try (Simulator broker = Simulator.start()) {
            List<String> options = new ArrayList<>(List.of("-Xlog:class+load=info:file=" + classes));
            Map.of(
                            "kis.base-url", broker.baseUri().toString(),
                            "kis.client-id", broker.appKey(),
                            "kis.client-secret", broker.appSecret(),
                            "kis.collect.once", "true",
                            "kis.collect.symbols", "005930",
                            "kis.token.cipher-key-file",
                                    folder.resolve("token.key").toString(),
                            "kis.database.url", "jdbc:h2:file:" + folder.resolve("kis") + ";WRITE_DELAY=0")
                    .forEach((key, value) -> options.add("-D" + key + "=" + value));
            Process product = new ProcessBuilder(JavaProcess.command(KisRoutes.class, options))
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("output.txt").toFile())
                    .start();
            assertThat(product.waitFor(2, TimeUnit.MINUTES)).isTrue();
            assertThat(product.exitValue())
                    .as(Files.readString(folder.resolve("output.txt")))
                    .isZero();
        }
        // Camel's type converters of the server's libraries name a handful of classes, buffers and addresses; that is
        // all.
        assertThat(Files.readAllLines(classes))
                .anyMatch(line -> line.contains("io.github.kisroutes.KisRoutes "))
                .noneMatch(line -> line.contains("io.github.kisroutes.server.") || line.contains("io.micrometer."))
                .noneMatch(line -> line.contains("io.prometheus.") || line.contains("io.netty.channel."))
                .noneMatch(line -> line.contains("io.vertx.core.Vertx ") || line.contains("io.vertx.core.http."));
    }
}
