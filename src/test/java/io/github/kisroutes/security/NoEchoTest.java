package io.github.kisroutes.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisroutes.Product;
import io.github.kisroutes.server.Served;
import io.github.kisroutes.simulator.Simulator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a request brings along comes back in no answer (CVE-2026-85254, CVE-2026-85316). */
class NoEchoTest {
    private static final String SECRET = "CANARY" + "q8Zt3".repeat(6);

    @TempDir
    Path folder;

    @Test
    void headers_cookies_and_parameters_come_back_in_no_answer_of_any_endpoint() throws Exception {
        try (Simulator broker = Simulator.demo();
                Product product = Product.start(broker, folder, Served.settings(Map.of("kis.server.token", SECRET)))) {
            product.camel().addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    // As an operator may write them: what came with the request is still on the message.
                    from("platform-http:/mine").setBody(constant("mine")).setHeader("ETag", constant("\"1\""));
                    from("platform-http:/broken").throwException(new IllegalStateException("broken"));
                }
            });
            List<String> paths = new ArrayList<>(ServerReader.paths());
            paths.addAll(List.of("/mine", "/broken"));
            for (String path : paths) {
                for (String method : ServerReader.methods()) {
                    String answer = ask(Served.port(product.camel()), method, path);
                    assertThat(answer).as(method + " " + path).startsWith("HTTP/1.1 ");
                    assertThat(answer.toLowerCase()).as(method + " " + path).doesNotContain("canary", "q8zt3");
                }
            }
            assertThat(ask(Served.port(product.camel()), "GET", "/mine"))
                    .startsWith("HTTP/1.1 200 ")
                    .contains("ETag: \"1\"", "mine");
            assertThat(ask(Served.port(product.camel()), "GET", "/broken")).startsWith("HTTP/1.1 500 ");
        }
    }

    private static String ask(int port, String method, String path) throws IOException {
        String query = (path.contains("?") ? "&" : "?") + "key=" + SECRET + "&" + SECRET + "=1";
        return ServerReader.answer(
                port,
                method,
                path + query,
                "Authorization: Bearer " + SECRET + "\r\nCookie: session=" + SECRET + "\r\nX-Forwarded-Host: " + SECRET
                        + "\r\nOrigin: https://" + SECRET + ".example\r\nReferer: https://example/" + SECRET
                        + "\r\nUser-Agent: " + SECRET + "\r\nCamelHttpUri: http://" + SECRET + "\r\n" + SECRET
                        + ": 1\r\n");
    }
}
