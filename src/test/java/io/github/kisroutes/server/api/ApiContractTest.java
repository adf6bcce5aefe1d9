package io.github.kisroutes.server.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.kisroutes.server.Served;
import io.github.kisroutes.server.api.Contract.Operation;
import io.github.kisroutes.simulator.Simulator;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every operation of the API, called for real and compared with {@code docs/openapi.yaml}. */
class ApiContractTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TOKEN = "the-token-of-this-server";
    private static final String CANARY = "canary-7f3a";

    @TempDir
    static Path folder;

    private static Simulator broker;
    private static Served served;
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Contract CONTRACT = Contract.read();

    @BeforeAll
    static void start() {
        broker = Simulator.demo();
        served = Served.start(broker, folder, Map.of("kis.server.token", TOKEN));
        served.product().collect();
    }

    @AfterAll
    static void stop() {
        served.close();
        broker.close();
    }

    private static HttpResponse<String> call(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + served.port() + "/api/v1" + path))
                .timeout(Duration.ofSeconds(60))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!method.equals("GET")) {
            request.setHeader("Authorization", "Bearer " + TOKEN);
            request.setHeader("Content-Type", "application/json");
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(method + " " + path, e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode json(String body) {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw new IllegalStateException(body, e);
        }
    }

    private static JsonNode get(String path) {
        HttpResponse<String> answer = call("GET", path, "");
        assertThat(answer.statusCode()).as(path + " " + answer.body()).isEqualTo(200);
        return json(answer.body());
    }

    private static String runId() {
        return get("/runs").path("runs").path(0).path("id").asText();
    }

    /** Of each operation the calls that it is to be seen with. */
    private static Map<String, List<String>> calls() {
        String run = runId();
        return Map.ofEntries(
                Map.entry(
                        "candlesOfSymbol",
                        List.of(
                                "/candles/005930",
                                "/candles/005930?from=2020-01-01&to=2099-12-31&basis=raw&market=UN",
                                "/candles/005930?as_of=2099-01-01",
                                "/candles/005930?format=csv",
                                "/candles/005930?from=yesterday",
                                "/candles/..%2f..%2fetc")),
                Map.entry(
                        "candles",
                        List.of("/candles?date=2024-12-30", "/candles?from=2024-01-01&to=2099-12-31", "/candles")),
                Map.entry("symbols", List.of("/symbols", "/symbols?query=0059&limit=1", "/symbols?limit=0")),
                Map.entry("days", List.of("/days?from=2024-12-01&to=2024-12-31", "/days")),
                Map.entry("state", List.of("/state", "/state?language=ko", "/state?language=xx")),
                Map.entry("missing", List.of("/missing", "/missing?symbol=000660&limit=1")),
                Map.entry("revisions", List.of("/revisions/005930")),
                Map.entry("actions", List.of("/actions/005930")),
                Map.entry("alerts", List.of("/alerts", "/alerts?all=true", "/alerts?all=perhaps")),
                Map.entry("token", List.of("/token")),
                Map.entry("quota", List.of("/quota")),
                Map.entry("runs", List.of("/runs", "/runs?state=DONE&kind=DAILY&limit=1", "/runs?state=GREAT")),
                Map.entry("run", List.of("/runs/" + run, "/runs/none")),
                Map.entry("items", List.of("/runs/" + run + "/items", "/runs/none/items")),
                Map.entry("cancelRun", List.of("/runs/" + run, "/runs/none")),
                Map.entry("startRun", List.of("/runs?preview=true")),
                Map.entry("events", List.of()));
    }

    @Test
    void every_operation_answers_as_the_contract_says() {
        Map<String, List<String>> calls = calls();
        assertThat(calls.keySet()).isEqualTo(CONTRACT.operations().keySet());
        CONTRACT.operations().values().forEach(operation -> calls.get(operation.id())
                .forEach(path -> assertAsPromised(
                        operation,
                        call(
                                operation.method(),
                                path,
                                operation.id().equals("startRun") ? "{\"kind\":\"HEAL\"}" : ""))));
    }

    private static void assertAsPromised(Operation operation, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.uri().toString()).isLessThan(500);
        assertThat(CONTRACT.errors(
                        operation,
                        answer.statusCode(),
                        answer.headers().firstValue("Content-Type").orElse("none"),
                        answer.body()))
                .as(answer.uri() + " " + answer.statusCode() + " " + answer.body())
                .isEmpty();
    }

    @Test
    @SuppressWarnings("deprecation") // Camel names no other way to the registry yet
    void what_is_served_is_in_the_contract_and_the_other_way_round() {
        Set<String> served = ApiContractTest.served.product().camel().getRestRegistry().listAllRestServices().stream()
                .filter(service -> service.getBaseUrl().contains("/api/v1"))
                .map(service -> service.getMethod().toUpperCase() + " " + service.getUriTemplate())
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> promised = CONTRACT.operations().values().stream()
                .map(operation -> operation.method() + " " + operation.path())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(served).isEqualTo(promised);
    }

    @Test
    void nothing_of_a_request_comes_back() {
        calls().forEach((id, paths) -> paths.forEach(path -> {
            String method = CONTRACT.operations().get(id).method();
            String marked = path + (path.contains("?") ? "&" : "?") + "x=" + CANARY + "&Authorization=" + CANARY
                    + "&CamelHttpResponseCode=299&CamelHttpUri=http://" + CANARY + ".example";
            String body = method.equals("POST") ? "{\"kind\":\"" + CANARY + "\",\"" + CANARY + "\":1}" : "";
            HttpResponse<String> answer = call(
                    method,
                    marked,
                    body,
                    "Cookie",
                    "session=" + CANARY,
                    "X-Canary",
                    CANARY,
                    "CamelHttpUri",
                    "http://" + CANARY + ".example/{{kis.client-id}}",
                    method.equals("GET") ? "Authorization" : "X-Other",
                    method.equals("GET") ? "Bearer " + CANARY : CANARY);
            assertThat(answer.statusCode()).as(marked).isNotEqualTo(299);
            assertThat(answer.body()).as(marked).doesNotContain(CANARY).doesNotContain(TOKEN);
            assertThat(answer.headers().map().toString())
                    .as(marked)
                    .doesNotContain(CANARY)
                    .doesNotContain(TOKEN);
        }));
        for (String path : List.of(
                "/candles/" + CANARY,
                "/runs/" + CANARY + "/items",
                "/" + CANARY,
                "/days?from=" + CANARY + "&to=1",
                "/runs?state=" + CANARY,
                "/symbols?limit=" + CANARY,
                "/symbols?query=" + CANARY)) {
            assertThat(call("GET", path, "").body()).as(path).doesNotContain(CANARY);
        }
    }

    @Test
    void candles_are_the_rows_and_csv_holds_the_same() {
        JsonNode candles = get("/candles/005930").path("candles");
        assertThat(candles)
                .isNotEmpty()
                .hasSize(((Number)
                                served.product().value("SELECT COUNT(*) FROM daily_price WHERE stock_code = '005930'"))
                        .intValue());
        List<String> lines = call("GET", "/candles/005930", "", "Accept", "text/csv")
                .body()
                .lines()
                .toList();
        assertThat(lines.get(0)).startsWith("symbol,trade_date,open,high,low,close,volume");
        assertThat(lines).hasSize(candles.size() + 1);
        JsonNode last = candles.get(candles.size() - 1);
        assertThat(lines.get(candles.size()))
                .startsWith("005930," + last.path("trade_date").asText() + ","
                        + last.path("open").asText() + ",");
        String day = last.path("trade_date").asText();
        assertThat(get("/candles?date=2000-01-03").path("candles")).isEmpty();
        assertThat(get("/candles?date=" + day).path("candles"))
                .isNotEmpty()
                .isEqualTo(get("/candles?from=" + day + "&to=" + day).path("candles"));
        assertThat(get("/candles/005930?as_of=2000-01-01").path("candles")).isEmpty();
        assertThat(get("/candles/005930?as_of=2099-01-01").path("candles")).hasSize(candles.size());
    }

    @Test
    void only_the_short_code_of_a_stock_is_taken_for_one() {
        for (String path : List.of("/candles/", "/revisions/", "/actions/", "/missing?symbol=")) {
            for (String code : List.of("005930", "00088K", "Q500001")) {
                assertThat(call("GET", path + code, "").statusCode())
                        .as(path + code)
                        .isEqualTo(200);
            }
            for (String code : List.of("AAAAAA", "0059301", "12345", "00593I", "00088k", "P500001", "KR7005930003")) {
                HttpResponse<String> answer = call("GET", path + code, "");
                assertThat(answer.statusCode()).as(path + code).isEqualTo(400);
                assertThat(CONTRACT.errors("Problem", answer.body())).isEmpty();
                assertThat(answer.body()).contains("short code").doesNotContain(code);
            }
        }
    }

    @Test
    void what_is_missing_is_previewed_healed_and_told_while_it_happens() throws Exception {
        List<String> lines = new CopyOnWriteArrayList<>();
        CompletableFuture<HttpResponse<Stream<String>>> events = CLIENT.sendAsync(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + served.port() + "/api/v1/events"))
                        .build(),
                BodyHandlers.ofLines());
        Thread reader = new Thread(() -> events.join().body().forEach(lines::add));
        reader.setDaemon(true);
        reader.start();
        await().until(() -> lines.contains("event: hello"));
        served.product()
                .update("DELETE FROM daily_price WHERE stock_code = '000660' AND trade_date = ("
                        + "SELECT MAX(trade_date) FROM daily_price WHERE stock_code = '000660')");
        assertThat(get("/missing").path("total").asLong()).isEqualTo(1);

        JsonNode preview = json(call("POST", "/runs?preview=true&language=ko", "{\"kind\":\"HEAL\"}")
                .body());
        assertThat(preview.path("calls").asInt()).isEqualTo(1);
        assertThat(preview.path("per_symbol").path(0).path("symbol").asText()).isEqualTo("000660");
        assertThat(preview.path("sentence").asText()).contains("1종목");
        assertThat(get("/missing").path("total").asLong()).isEqualTo(1); // a preview changes nothing

        HttpResponse<String> started = call("POST", "/runs", "{\"kind\":\"HEAL\",\"symbols\":[\"000660\"]}");
        assertThat(started.statusCode()).as(started.body()).isEqualTo(202);
        String address = started.headers().firstValue("Location").orElseThrow().substring("/api/v1".length());
        assertThat(CONTRACT.errors("Run", started.body())).isEmpty();
        await().atMost(Duration.ofSeconds(60))
                .until(() -> !get(address).path("state").asText().equals("RUNNING"));
        assertThat(get(address).path("state").asText())
                .as(get(address).toString())
                .isEqualTo("DONE");
        assertThat(get("/missing").path("total").asLong()).isZero();
        await().atMost(Duration.ofSeconds(60)).until(() -> lines.contains("event: finished"));
        assertThat(lines).contains("event: started");
        assertEventsAsPromised(lines);
    }

    private static void assertEventsAsPromised(List<String> lines) {
        Map<String, String> schemas = Map.of(
                "hello",
                "Hello",
                "started",
                "Run",
                "finished",
                "Run",
                "progress",
                "Progress",
                "symbol",
                "SymbolEnded",
                "heartbeat",
                "Heartbeat");
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i + 1 < lines.size(); i++) {
            if (lines.get(i).startsWith("event: ")) {
                String schema = schemas.get(lines.get(i).substring("event: ".length()));
                assertThat(schema).as(lines.get(i)).isNotNull();
                wrong.addAll(CONTRACT.errors(schema, lines.get(i + 1).substring("data: ".length())));
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void an_order_that_makes_no_sense_is_refused_and_says_why() {
        for (String body : List.of(
                "",
                "[]",
                "{",
                "{\"kind\":\"DAILY\",\"from\":\"2024-01-01\",\"to\":\"2024-01-02\"}",
                "{\"kind\":\"BACKFILL\"}",
                "{\"kind\":\"BACKFILL\",\"from\":\"2024-01-02\",\"to\":\"2024-01-01\"}",
                "{\"kind\":\"HEAL\",\"symbols\":[]}",
                "{\"kind\":\"HEAL\",\"symbols\":[\"'; DROP TABLE\"]}",
                "{\"kind\":\"HEAL\",\"days\":1}")) {
            HttpResponse<String> answer = call("POST", "/runs", body);
            assertThat(answer.statusCode()).as(body).isEqualTo(400);
            assertThat(CONTRACT.errors("Problem", answer.body())).isEmpty();
        }
        assertThat(call("POST", "/runs", "{\"kind\":\"HEAL\"}", "Content-Type", "text/plain")
                        .statusCode())
                .isEqualTo(415);
        assertThat(call("POST", "/runs", "{\"kind\":\"HEAL\"}", "Authorization", "Bearer wrong")
                        .statusCode())
                .isEqualTo(401);
    }
}
