package io.github.kisroutes.benchmark;

import io.github.kisroutes.Product;
import io.github.kisroutes.database.Database;
import io.github.kisroutes.gateway.GatewayCredentials;
import io.github.kisroutes.gateway.NewKeyPair;
import io.github.kisroutes.server.Served;
import io.github.kisroutes.token.TokenCache;
import io.github.kisroutes.token.TokenOutcome.Usable;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** What the way through the gateway costs a call, against the same call made directly; one client, one call at a time. */
final class GatewayBenchmark {
    private static final int WARM_UP = 1_000;
    private static final int CALLS = 1_000;
    private static final int ROUNDS = 3;
    private static final String PRICE =
            "/uapi/domestic-stock/v1/quotations/inquire-price?FID_COND_MRKT_DIV_CODE=J&FID_INPUT_ISCD=000001";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private GatewayBenchmark() {}

    /** Prints the table. */
    static void run(Path folder) throws Exception {
        Machine.awaitQuiet();
        try (BrokerProcess broker = new BrokerProcess(folder, 1, 0, "0");
                Product product = NoQuota.product(folder, settings(broker))) {
            new GatewayBenchmark().measure(broker, product, pair(folder));
        }
    }

    private static Map<String, String> settings(BrokerProcess broker) {
        Map<String, String> settings = new HashMap<>(Served.settings(Map.of(
                "kis.gateway.enabled", "true", "kis.base-url", broker.address().toString())));
        settings.put("kis.client-id", broker.credentials().get("KIS_APP_KEY"));
        settings.put("kis.client-secret", broker.credentials().get("KIS_APP_SECRET"));
        return settings;
    }

    private static NewKeyPair pair(Path folder) {
        try (Database database = Database.open("jdbc:h2:file:" + folder.resolve("kis") + ";WRITE_DELAY=0", "sa", "")) {
            return new GatewayCredentials(database, Clock.systemUTC())
                    .create("benchmark")
                    .orElseThrow();
        }
    }

    private void measure(BrokerProcess broker, Product product, NewKeyPair pair) throws Exception {
        String gateway = "http://127.0.0.1:" + Served.port(product.camel());
        String key = pair.key().reveal();
        String secret = pair.secret().reveal();
        HttpRequest through = request(gateway, "Bearer " + token(gateway, key, secret), key, secret);
        TokenCache tokens = product.camel().getRegistry().lookupByNameAndType("kisTokenCache", TokenCache.class);
        Usable token = (Usable) tokens.cache().get(tokens.key());
        Map<String, String> own = broker.credentials();
        HttpRequest direct = request(
                broker.address().toString(), token.token().bearer(), own.get("KIS_APP_KEY"), own.get("KIS_APP_SECRET"));
        times(direct, through, WARM_UP);
        System.out.printf("%n| round | directly, ms: median | 95 %% | through the gateway, ms: median | 95 %%"
                + " | difference of the medians, ms | load average |%n|---|---|---|---|---|---|---|%n");
        for (int round = 1; round <= ROUNDS; round++) {
            print(round, times(direct, through, CALLS));
        }
    }

    private String token(String gateway, String key, String secret) throws IOException, InterruptedException {
        String body =
                "{\"grant_type\":\"client_credentials\",\"appkey\":\"" + key + "\",\"appsecret\":\"" + secret + "\"}";
        String answer = http.send(
                        HttpRequest.newBuilder(URI.create(gateway + "/oauth2/tokenP"))
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        BodyHandlers.ofString())
                .body();
        return answer.split("\"")[3];
    }

    private static HttpRequest request(String address, String authorization, String key, String secret) {
        return HttpRequest.newBuilder(URI.create(address + PRICE))
                .header("authorization", authorization)
                .header("appkey", key)
                .header("appsecret", secret)
                .header("tr_id", "FHKST01010100")
                .build();
    }

    /** Milliseconds of each call, sorted: directly, then through the gateway; by turns, so that both see the same machine. */
    private double[][] times(HttpRequest direct, HttpRequest through, int calls) throws Exception {
        double[][] times = new double[2][calls];
        for (int i = 0; i < calls; i++) {
            times[0][i] = millis(direct);
            times[1][i] = millis(through);
        }
        Arrays.sort(times[0]);
        Arrays.sort(times[1]);
        return times;
    }

    private double millis(HttpRequest request) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 200 || !answer.body().contains("\"rt_cd\":\"0\"")) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
        return (System.nanoTime() - begin) / 1e6;
    }

    private static void print(int round, double[][] times) {
        System.out.printf(
                Locale.ROOT,
                "| %d | %.2f | %.2f | %.2f | %.2f | %.2f | %s |%n",
                round,
                at(times[0], 50),
                at(times[0], 95),
                at(times[1], 50),
                at(times[1], 95),
                at(times[1], 50) - at(times[0], 50),
                Machine.load());
    }

    private static double at(double[] sorted, int percent) {
        return sorted[sorted.length * percent / 100];
    }
}
