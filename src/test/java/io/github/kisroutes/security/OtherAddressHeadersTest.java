package io.github.kisroutes.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.github.kisroutes.Product;
import io.github.kisroutes.simulator.Simulator;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Headers by which camel-http would call another address and fill settings into it (CVE-2026-78164) end at the one hop. */
class OtherAddressHeadersTest {
    @TempDir
    Path folder;

    @Test
    void a_callers_headers_send_no_call_elsewhere() throws IOException {
        List<String> elsewhere = new CopyOnWriteArrayList<>();
        HttpServer other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        other.createContext("/", exchange -> {
            elsewhere.add(exchange.getRequestURI().toString());
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        other.start();
        String address = "http://127.0.0.1:" + other.getAddress().getPort() + "/{{kis.base-url}}";
        try (Simulator broker = Simulator.start();
                Product product = Product.start(broker, folder, Map.of());
                ProducerTemplate caller = product.camel().createProducerTemplate()) {
            for (String header : List.of("CamelHttpUri", "CamelRestHttpUri", "camelhttpuri", "CamelHttpBaseUri")) {
                int calls = broker.record().all().size();
                Exchange answer = caller.request("direct:kis-call", exchange -> {
                    exchange.setVariable("question", "the price of 005930");
                    exchange.getMessage().setHeaders(question());
                    exchange.getMessage().setHeader(header, address);
                });
                assertThat(answer.getException()).isNull();
                assertThat(broker.record().all()).as(header).hasSizeGreaterThan(calls);
            }
            assertThat(elsewhere).isEmpty();
        } finally {
            other.stop(0);
        }
    }

    private static Map<String, Object> question() {
        return Map.of(
                "tr_id", "FHKST01010100",
                "CamelHttpPath", "/uapi/domestic-stock/v1/quotations/inquire-price",
                "CamelHttpQuery", "FID_COND_MRKT_DIV_CODE=J&FID_INPUT_ISCD=005930");
    }
}
