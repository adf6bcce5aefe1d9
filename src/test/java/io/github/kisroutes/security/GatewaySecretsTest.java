package io.github.kisroutes.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisroutes.gateway.GatewayClient;
import io.github.kisroutes.gateway.Gatewayed;
import io.github.kisroutes.simulator.Simulator;
import io.github.kisroutes.simulator.http.Calls;
import io.github.kisroutes.simulator.http.Fault;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calls through the gateway at TRACE, with everything that Camel can be made to show, show no secret of either side. */
class GatewaySecretsTest {
    private static final String COOKIE = "cookie-" + "Vb5Nq8".repeat(6);
    private static final byte[] NOTHING = {};

    @TempDir
    Path folder;

    @TempDir
    Path transcripts;

    @Test
    void calls_through_the_gateway_show_neither_the_brokers_secrets_nor_the_clients() throws Exception {
        try (Simulator broker = Simulator.start();
                Canary canary = Canary.listen(transcripts)) {
            broker.tokens().sameTokenFor(Duration.ofHours(6));
            broker.faults().on(Calls.code("000660")).next(Fault.apiError("EGW00123"));
            GatewayClient client;
            String token;
            try (Gatewayed gateway = Gatewayed.start(
                    broker,
                    folder,
                    Map.of(
                            "camel.main.jmx-enabled", "true",
                            "camel.main.tracing", "true",
                            "camel.main.message-history", "true",
                            "camel.trace.enabled", "true"))) {
                client = gateway.client("canary");
                token = client.token();
                for (String code : new String[] {"005930", "000660", "999999"}) {
                    canaryHears(canary, client.price(token, code));
                }
                canaryHears(canary, client.price("wrong", "005930"));
                canaryHears(
                        canary,
                        client.send(
                                "GET /uapi/x", Map.of("Cookie", COOKIE, "Authorization", "Bearer " + token), NOTHING));
                canaryHears(canary, client.revoke(token));
                canary.readJmx();
                canary.readCamel(gateway.product().camel());
                canary.readServer(gateway.port());
            }
            canary.searchFiles(folder);
            assertThat(canary.entries(Channel.LOG)).isGreaterThan(100);
            assertThat(canary.sightings(Map.of(
                            "app key", broker.appKey(),
                            "app secret", broker.appSecret(),
                            "token", SecretsStaySecretTest.token(broker),
                            "the client's secret", secret(client),
                            "the client's token", token.split("\\.")[2],
                            "cookie", COOKIE)))
                    .isEmpty();
        }
    }

    private static String secret(GatewayClient client) {
        return client.grant().replaceAll(".*\"appsecret\": \"([^\"]+)\".*", "$1");
    }

    private static void canaryHears(Canary canary, GatewayClient.Answer answer) {
        canary.hears(
                "gateway", String.join("\n", answer.head()) + "\n" + new String(answer.body(), StandardCharsets.UTF_8));
    }
}
