package io.github.kisroutes.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.kisroutes.Product;
import io.github.kisroutes.collection.report.RunSummary;
import io.github.kisroutes.server.Served;
import io.github.kisroutes.simulator.Simulator;
import io.github.kisroutes.simulator.SimulatorOptions;
import io.github.kisroutes.simulator.http.Calls;
import io.github.kisroutes.simulator.http.Fault;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole run at TRACE, with everything that Camel can be made to show, shows no secret. */
class SecretsStaySecretTest {
    private static final String SERVER_TOKEN = "server-token-" + "Zk3Lq9".repeat(6);
    private static final String KEYSTORE_PASSWORD = "keystore-password-" + "Wp7Xd2".repeat(4);

    @TempDir
    Path folder;

    @TempDir
    Path transcripts;

    @Test
    void a_whole_run_at_trace_shows_neither_key_nor_secret_nor_token() throws Exception {
        try (Simulator broker = Simulator.start(SimulatorOptions.demo().withQuota(0));
                Canary canary = Canary.listen(transcripts)) {
            broker.faults().on(Calls.code("000660")).next(Fault.httpError(500));
            broker.faults().on(Calls.code("035720")).always(Fault.apiError("OPSQ2001"));
            broker.tokens().sameTokenFor(java.time.Duration.ZERO);
            broker.tokens().pauseBetweenAnswers(java.time.Duration.ZERO);
            broker.tokens().killAfter(3, "EGW00121");
            try (Product product = Product.start(
                    broker,
                    folder,
                    Map.ofEntries(
                            Map.entry("kis.collect.symbols", "005930,000660,035420,035720"),
                            Map.entry("kis.token.issue-interval", "100ms"),
                            Map.entry("kis.server.enabled", "true"),
                            Map.entry("kis.server.port", "0"),
                            Map.entry("kis.server.token", SERVER_TOKEN),
                            Map.entry("kis.server.tls.password", KEYSTORE_PASSWORD),
                            Map.entry("camel.main.jmx-enabled", "true"),
                            Map.entry("camel.main.tracing", "true"),
                            Map.entry("camel.main.message-history", "true"),
                            Map.entry("camel.trace.enabled", "true")))) {
                RunSummary summary = product.collect();
                assertThat(summary.calls().requests()).isGreaterThan(4);
                assertShownByJmx(product);
                canary.readJmx();
                canary.readCamel(product.camel());
                canary.readServer(Served.port(product.camel()));
            }
            canary.searchFiles(folder);
            assertThat(canary.entries(Channel.LOG)).isGreaterThan(1000);
            assertThat(canary.entries(Channel.HTTP)).isGreaterThan(20);
            assertThat(canary.sightings(Map.of(
                            "app key", broker.appKey(),
                            "app secret", broker.appSecret(),
                            "token", token(broker),
                            "token of the server", SERVER_TOKEN,
                            "password of the keystore", KEYSTORE_PASSWORD)))
                    .isEmpty();
        }
    }

    @Test
    void a_wrong_secret_is_not_shown_either() throws Exception {
        String wrong = "W".repeat(90) + "rongSecret" + "x".repeat(80);
        try (Simulator broker = Simulator.demo();
                Canary canary = Canary.listen(transcripts)) {
            try (Product product = Product.start(
                    broker, folder, Map.of("kis.client-secret", wrong, "camel.main.jmx-enabled", "true"))) {
                RunSummary summary = product.collect();
                assertThat(summary.exitCode()).isEqualTo(1);
                assertThat(summary.toString()).contains("EGW00105");
                assertShownByJmx(product);
                canary.readJmx();
                canary.readCamel(product.camel());
            }
            canary.searchFiles(folder);
            assertThat(canary.sightings(Map.of("wrong secret", wrong, "app key", broker.appKey())))
                    .isEmpty();
        }
    }

    private static void assertShownByJmx(Product product) throws Exception {
        ObjectName routes =
                new ObjectName("org.apache.camel:context=" + product.camel().getName() + ",type=routes,*");
        assertThat(ManagementFactory.getPlatformMBeanServer().queryNames(routes, null))
                .hasSizeGreaterThan(10);
    }

    /** Within six hours KIS hands out the token that it has issued before. */
    static String token(Simulator broker) throws Exception {
        broker.tokens().pauseBetweenAnswers(java.time.Duration.ZERO);
        String body = new ObjectMapper()
                .writeValueAsString(Map.of(
                        "grant_type", "client_credentials",
                        "appkey", broker.appKey(),
                        "appsecret", broker.appSecret()));
        URI address = broker.baseUri().resolve("/oauth2/tokenP");
        String answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(address)
                                .header("content-type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        BodyHandlers.ofString())
                .body();
        return new ObjectMapper().readTree(answer).path("access_token").asText();
    }
}
