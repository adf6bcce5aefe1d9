package io.github.kisroutes.server.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisroutes.LogLines;
import io.github.kisroutes.Product;
import io.github.kisroutes.server.Served;
import io.github.kisroutes.simulator.Simulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the page reaches a browser: its files and nothing else, with what keeps a browser from loading anything from elsewhere. */
class PageFilesTest {
    private static final Path FILES = Path.of("src/main/resources/page");
    private static final String TOKEN = "the-token-of-this-server";

    @TempDir
    static Path folder;

    private static Simulator broker;
    private static Served served;
    private static List<String> started;

    /** Off loopback, where everything else needs the token. */
    @BeforeAll
    static void start() {
        broker = Simulator.demo();
        Map<String, String> settings = Served.settings(Map.of(
                "kis.server.host", "0.0.0.0",
                "kis.server.names", "kis.example.com",
                "kis.server.plain-http", "accepted",
                "kis.server.token", TOKEN));
        try (LogLines log = LogLines.of("kis-start")) {
            served = Served.of(Product.start(broker, folder, settings));
            started = log.all();
        }
    }

    @AfterAll
    static void stop() {
        served.close();
        broker.close();
    }

    private static Stream<Path> files() {
        try (Stream<Path> all = Files.walk(FILES)) {
            return all.filter(Files::isRegularFile).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    @Test
    void the_start_says_where_the_page_is() {
        assertThat(started)
                .contains("INFO page         http://0.0.0.0:" + served.port()
                        + "/ while the program runs; without kis.collect.once it stays");
    }

    @Test
    void a_browser_gets_every_file_without_a_token_and_nothing_else() throws IOException {
        assertThat(served.get("/").body()).isEqualTo(Files.readString(FILES.resolve("index.html")));
        assertThat(files()).hasSizeGreaterThan(15).allSatisfy(file -> {
            HttpResponse<String> answer = served.get("/page/" + FILES.relativize(file));
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo(Files.readString(file));
            assertThat(header(answer, "Content-Type")).isNotEmpty();
        });
        assertThat(served.get("/observe/health").statusCode()).isEqualTo(401);
        assertThat(served.get("/api/v1/state").statusCode()).isEqualTo(401);
    }

    @Test
    void nothing_is_loaded_from_elsewhere_framed_or_made_html() {
        HttpResponse<String> answer = served.get("/");
        assertThat(header(answer, "Content-Security-Policy"))
                .startsWith("default-src 'none'; script-src 'self'; style-src 'self';")
                .contains("frame-ancestors 'none'", "require-trusted-types-for 'script'", "trusted-types 'none'")
                .doesNotContain("unsafe", "*", "http", "data:");
        assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(answer, "X-Frame-Options")).isEqualTo("DENY");
        assertThat(header(answer, "Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(header(answer, "Content-Type")).isEqualTo("text/html; charset=utf-8");
    }

    @Test
    void what_a_browser_has_already_is_not_sent_again_and_a_new_version_is() {
        HttpResponse<String> first = served.get("/page/main.js");
        assertThat(header(first, "Cache-Control")).isEqualTo("no-cache");
        HttpResponse<String> again = served.get("/page/main.js", "If-None-Match", header(first, "ETag"));
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(served.get("/page/main.js", "If-None-Match", "\"another\"").statusCode())
                .isEqualTo(200);
    }

    @Test
    void head_tells_the_length_and_sends_nothing() throws IOException {
        String answer = served.raw("HEAD / HTTP/1.1\nHost: localhost\nConnection: close\n\n");
        assertThat(answer)
                .startsWith("HTTP/1.1 200 ")
                .containsIgnoringCase("content-length: " + Files.size(FILES.resolve("index.html")))
                .doesNotContain("<html");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/page/",
                "/page/nothing.js",
                "/page/../config/application.properties",
                "/page/..%2fconfig/application.properties",
                "/page/%2e%2e/messages/en.properties",
                "/page//etc/passwd",
                "/page/text/../../messages/en.properties",
                "/page/..\\messages\\en.properties",
                "/page/index.html%00.css",
                "/page/PageHandler.class",
                "/page/text",
                "/page/text/en.properties"
            })
    void no_path_leads_out_of_the_folder(String path) throws IOException {
        String answer = served.raw("GET " + path + " HTTP/1.1\nHost: localhost\nAuthorization: Bearer " + TOKEN
                + "\nConnection: close\n\n");
        assertThat(answer)
                .matches("(?s)HTTP/1\\.1 (400|404) .*")
                .doesNotContain("kis.collect", "start.environment", "root:");
    }

    @Test
    void files_of_the_working_directory_are_not_served() {
        assertThat(List.of("/pom.xml", "/page/pom.xml", "/README.md", "/data/demo.mv.db", "/config/symbols.csv"))
                .allSatisfy(path -> assertThat(served.get(path, "Authorization", "Bearer " + TOKEN)
                                .statusCode())
                        .isEqualTo(404));
    }

    @Test
    void the_page_takes_nothing() throws IOException {
        assertThat(served.raw("POST / HTTP/1.1\nHost: localhost\nContent-Length: 0\nConnection: close\n\n"))
                .startsWith("HTTP/1.1 401 ");
    }
}
