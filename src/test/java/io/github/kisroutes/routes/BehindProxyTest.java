package io.github.kisroutes.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisroutes.Product;
import io.github.kisroutes.collection.report.RunSummary;
import io.github.kisroutes.simulator.Simulator;
import io.github.kisroutes.simulator.SimulatorOptions;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Only the company's proxy reaches the internet: the whole product behind a real CONNECT proxy, to KIS with TLS. */
class BehindProxyTest {
    private static final String SECRET_WORD = "p@ss:word+1";
    private static final String AUTHORIZATION =
            "Proxy-Authorization: Basic dXNlcjpwQHNzOndvcmQrMQ=="; // user:p@ss:word+1
    private static final List<String> PROPERTIES = List.of(
            "javax.net.ssl.trustStore",
            "javax.net.ssl.trustStorePassword",
            "https.proxyHost",
            "https.proxyPort",
            "https.proxyUser",
            "https.proxyPassword",
            "http.nonProxyHosts");

    @TempDir
    Path folder;

    private final Simulator broker = Simulator.start(SimulatorOptions.demo().withQuota(0));
    private final Map<String, String> before = new HashMap<>();
    private ConnectProxy proxy;

    @BeforeEach
    void trust() throws Exception {
        PROPERTIES.forEach(name -> before.put(name, System.getProperty(name)));
        proxy = new ConnectProxy(folder, broker.baseUri().getPort());
        System.setProperty("javax.net.ssl.trustStore", proxy.trust().toString());
        System.setProperty("javax.net.ssl.trustStorePassword", "changeit");
    }

    @AfterEach
    void close() throws Exception {
        before.forEach((name, value) -> {
            if (value == null) {
                System.clearProperty(name);
            } else {
                System.setProperty(name, value);
            }
        });
        proxy.close();
        broker.close();
    }

    private RunSummary collect(Map<String, String> more) {
        String kis = "https://" + ConnectProxy.HOST + ":" + ConnectProxy.PORT;
        Map<String, String> settings = new HashMap<>(Map.of(
                "kis.base-url",
                kis,
                "kis.allowed-hosts",
                ConnectProxy.HOST,
                "kis.symbols.file",
                "master",
                "kis.symbols.master-url",
                kis + "/common/master",
                "kis.symbols.master-directory",
                folder.resolve("master").toString(),
                "kis.symbols.markets",
                "KOSPI",
                "kis.collect.days",
                "3"));
        settings.putAll(more);
        try (Product product = Product.start(broker, folder, settings)) {
            return product.collect();
        }
    }

    private String own() {
        return "http://user:p%40ss%3Aword+1@127.0.0.1:" + proxy.port();
    }

    @Test
    void token_calls_and_master_files_go_through_the_proxy_with_its_password_and_without_showing_it_a_secret() {
        RunSummary summary = collect(Map.of("kis.http.proxy", own()));

        assertThat(summary.exitCode()).as(summary.toString()).isZero();
        assertThat(summary.run().tally().done()).isEqualTo(50);
        assertThat(broker.record().tokenRequests()).isEqualTo(1);
        assertThat(proxy.requests()).allSatisfy(request -> assertThat(request)
                .startsWith("CONNECT " + ConnectProxy.HOST + ":9443 HTTP/1.1")
                .contains(AUTHORIZATION));
        assertThat(proxy.seen())
                .doesNotContain(broker.appKey(), broker.appSecret(), "Proxy-Authorization", "appsecret");
        assertThat(broker.record().all())
                .allSatisfy(call -> assertThat(call.toString()).doesNotContainIgnoringCase("proxy-authorization"));
    }

    @Test
    void the_proxy_of_the_java_platform_is_used_and_goes_first() {
        System.setProperty("https.proxyHost", "127.0.0.1");
        System.setProperty("https.proxyPort", String.valueOf(proxy.port()));
        System.setProperty("https.proxyUser", "user");
        System.setProperty("https.proxyPassword", SECRET_WORD);

        RunSummary summary = collect(Map.of("kis.http.proxy", "http://127.0.0.1:9"));

        assertThat(summary.exitCode()).as(summary.toString()).isZero();
        assertThat(proxy.requests()).isNotEmpty().allSatisfy(request -> assertThat(request)
                .contains(AUTHORIZATION));
    }

    @Test
    void a_host_that_is_excepted_is_not_reached_through_the_proxy() {
        RunSummary summary = collect(Map.of("kis.http.proxy", own(), "kis.http.no-proxy", "other.example, .example"));

        assertThat(summary.exitCode()).isEqualTo(1);
        assertThat(proxy.requests()).isEmpty();
    }

    @Test
    void what_a_proxy_says_instead_of_connecting_is_told_and_never_taken_for_an_answer() {
        String masters = "{\"rt_cd\":\"0\"}";
        for (String status : Arrays.asList("407 Proxy Authentication Required", "403 Forbidden")) {
            proxy.refuse("HTTP/1.1 " + status + "\r\ncontent-length: " + masters.length() + "\r\n\r\n" + masters);
            RunSummary summary = collect(Map.of("kis.http.proxy", own()));
            assertThat(summary.exitCode()).isEqualTo(1);
            assertThat(summary.toString())
                    .contains("the proxy", "refused to connect: HTTP " + status.substring(0, 3))
                    .doesNotContain(SECRET_WORD);
        }
        assertThat(broker.record().all()).isEmpty();
    }
}
