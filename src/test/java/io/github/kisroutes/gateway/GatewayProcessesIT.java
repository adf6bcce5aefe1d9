package io.github.kisroutes.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.kisroutes.ProductProcess;
import io.github.kisroutes.database.Database;
import io.github.kisroutes.gateway.GatewayClient.Answer;
import io.github.kisroutes.ratelimit.Stalls;
import io.github.kisroutes.simulator.Simulator;
import io.github.kisroutes.simulator.SimulatorOptions;
import io.github.kisroutes.simulator.market.GeneratedCandles;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several processes with a gateway on one database are one gateway. */
class GatewayProcessesIT {
    /** By the clock of the host, which the processes have. */
    private static final LocalDate TODAY = LocalDate.now(SimulatorOptions.SEOUL);

    private static final GeneratedCandles MARKET = GeneratedCandles.of(100, TODAY.minusDays(105), TODAY);

    @TempDir
    Path folder;

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private ProductProcess gateway(Simulator broker, int port) throws IOException {
        return ProductProcess.start(
                broker,
                folder,
                Map.of(
                        "kis.collect.once", "false",
                        "kis.collect.symbols", "005930",
                        "kis.server.enabled", "true",
                        "kis.gateway.enabled", "true",
                        "kis.gateway.max-wait", "1m",
                        "kis.server.port", String.valueOf(port)));
    }

    /** Made beside the processes, as the command does. */
    private NewKeyPair pair(String name) {
        try (Database database =
                Database.open("jdbc:h2:file:" + folder.resolve("kis") + ";AUTO_SERVER=TRUE;WRITE_DELAY=0", "sa", "")) {
            return new GatewayCredentials(database, Clock.systemUTC())
                    .create(name)
                    .orElseThrow();
        }
    }

    private static void awaitListening(GatewayClient client) {
        await().atMost(Duration.ofMinutes(3)).ignoreExceptions().until(() -> !client.token()
                .isEmpty());
    }

    @Test
    void three_cold_processes_cause_one_token_request_and_take_each_others_tokens() throws Exception {
        NewKeyPair pair = pair("three");
        int[] ports = {freePort(), freePort(), freePort()};
        try (Simulator broker = Simulator.start();
                ProductProcess one = gateway(broker, ports[0]);
                ProductProcess two = gateway(broker, ports[1]);
                ProductProcess three = gateway(broker, ports[2])) {
            List<GatewayClient> clients = new ArrayList<>();
            for (int port : ports) {
                clients.add(new GatewayClient(port, pair));
            }
            clients.forEach(GatewayProcessesIT::awaitListening);
            ExecutorService threads = Executors.newFixedThreadPool(3);
            List<Future<Answer>> answers = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                String token = clients.get((i + 1) % 3).token();
                GatewayClient asking = clients.get(i);
                answers.add(threads.submit(() -> asking.price(token, "005930")));
            }
            for (Future<Answer> answer : answers) {
                assertThat(answer.get().status())
                        .as(answer.get().text() + one.said() + two.said() + three.said())
                        .isEqualTo(200);
            }
            threads.shutdown();
            assertThat(broker.record().tokenRequests()).isEqualTo(1);
        }
    }

    @Test
    @Tag("rate")
    void a_hundred_symbols_by_eight_greedy_threads_beside_a_collection_cost_no_refused_call() throws Exception {
        NewKeyPair pair = pair("greedy");
        int[] ports = {freePort(), freePort()};
        try (Simulator broker = Simulator.start(
                        SimulatorOptions.defaults().withQuota(20).withCandles(MARKET));
                Stalls stalls = new Stalls();
                ProductProcess one = gateway(broker, ports[0]);
                ProductProcess two = gateway(broker, ports[1])) {
            List<GatewayClient> clients = List.of(new GatewayClient(ports[0], pair), new GatewayClient(ports[1], pair));
            clients.forEach(GatewayProcessesIT::awaitListening);
            try (ProductProcess collection = ProductProcess.start(broker, folder, collecting())) {
                await().atMost(Duration.ofMinutes(2))
                        .untilAsserted(() -> assertThat(broker.record().quotations())
                                .as(collection.said())
                                .hasSizeGreaterThan(5));
                Map<String, Answer> answers = askGreedily(clients);
                assertThat(answers).hasSize(100).allSatisfy((code, answer) -> {
                    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
                    assertThat(answer.json().get("output2")).as(code).hasSizeGreaterThan(50);
                });
                assertThat(collection.exitCode(Duration.ofMinutes(5)))
                        .as(collection.said())
                        .isIn(0, 2);
            }
            assertThat(broker.record().refusedByQuota())
                    .as("none, unless this machine was so busy that the broker itself was late: " + one.said()
                            + two.said())
                    .isLessThanOrEqualTo(stalls.count());
            assertThat(broker.record().tokenRequests()).isEqualTo(1);
        }
    }

    private static Map<String, String> collecting() {
        Map<String, String> settings = new HashMap<>(
                Map.of("kis.collect.symbols", String.join(",", MARKET.codes()), "kis.collect.days", "90"));
        settings.put("kis.server.enabled", "false");
        return settings;
    }

    private static Map<String, Answer> askGreedily(List<GatewayClient> clients) throws Exception {
        Queue<String> codes = new ConcurrentLinkedQueue<>(MARKET.codes());
        Map<String, Answer> answers = new ConcurrentHashMap<>();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Future<?>> done = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            GatewayClient client = clients.get(i % 2);
            done.add(threads.submit(() -> {
                String token = client.token();
                for (String code = codes.poll(); code != null; code = codes.poll()) {
                    answers.put(
                            code,
                            client.get(
                                    token,
                                    "FHKST03010100",
                                    "/uapi/domestic-stock/v1/quotations/inquire-daily-itemchartprice"
                                            + "?FID_COND_MRKT_DIV_CODE=J&FID_INPUT_ISCD=" + code
                                            + "&FID_INPUT_DATE_1="
                                            + DateTimeFormatter.BASIC_ISO_DATE.format(TODAY.minusDays(100))
                                            + "&FID_INPUT_DATE_2=" + DateTimeFormatter.BASIC_ISO_DATE.format(TODAY)
                                            + "&FID_PERIOD_DIV_CODE=D&FID_ORG_ADJ_PRC=0"));
                }
                return null;
            }));
        }
        for (Future<?> each : done) {
            each.get();
        }
        threads.shutdown();
        return answers;
    }
}
