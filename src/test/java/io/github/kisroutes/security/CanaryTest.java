package io.github.kisroutes.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import javax.management.ObjectName;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Planted in each place, the canary is seen there. */
class CanaryTest {
    /** Has characters that URLs, JSON and Base64 write differently. */
    private static final String SECRET = "Cage/Bird+0123456789=\"Yellow\"/Feather==";

    private static final Logger LOG = LoggerFactory.getLogger("org.apache.camel.planted");

    @TempDir
    Path folder;

    @TempDir
    Path searched;

    private Canary canary;

    @BeforeEach
    void listen() throws IOException {
        canary = Canary.listen(folder);
    }

    @AfterEach
    void stop() throws IOException {
        canary.close();
    }

    @Test
    void a_quiet_run_shows_nothing() throws Exception {
        LOG.trace("Nothing to hide.");
        System.out.println("Nothing to hide.");
        Files.writeString(searched.resolve("file"), "Nothing to hide.");
        canary.searchFiles(searched);
        canary.readJmx();
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            canary.readCamel(context);
        }
        readServerThatSays("Nothing to hide.");
        assertThat(seen()).isEmpty();
        assertThat(Stream.of(Channel.values()).map(canary::entries)).allMatch(entries -> entries > 0);
    }

    @Test
    void it_is_seen_in_log_messages_of_every_level() throws IOException {
        LOG.trace("The secret is {}.", SECRET);
        assertThat(seen()).extracting(Sighting::place).contains("LOG TRACE org.apache.camel.planted");
    }

    @Test
    void it_is_seen_in_what_a_message_leaves_out() throws IOException {
        LOG.trace("The secret is not shown.", SECRET);
        assertThat(seen()).isNotEmpty();
    }

    @Test
    void it_is_seen_in_the_cause_of_a_logged_exception() throws IOException {
        LOG.debug("No.", new IllegalStateException("No.", new IOException(SECRET)));
        assertThat(seen()).isNotEmpty();
    }

    @Test
    void it_is_seen_in_the_context_of_a_log_event() throws IOException {
        MDC.put("key", SECRET);
        try {
            LOG.trace("No.");
        } finally {
            MDC.remove("key");
        }
        assertThat(seen()).isNotEmpty();
    }

    @Test
    void it_is_seen_in_what_the_jdk_logs() throws IOException {
        java.util.logging.Logger.getLogger("java.planted").finest(SECRET);
        assertThat(seen()).extracting(Sighting::place).contains("LOG FINEST java.planted");
    }

    @Test
    void it_is_seen_on_the_console_even_in_pieces() throws IOException {
        System.out.print(SECRET.substring(0, 9));
        System.out.println(SECRET.substring(9));
        System.err.println(SECRET);
        assertThat(seen()).extracting(Sighting::place).contains("CONSOLE out", "CONSOLE err");
    }

    @Test
    void it_is_seen_in_answers_of_a_server() throws IOException {
        readServerThatSays(SECRET);
        assertThat(seen()).extracting(Sighting::place).contains("HTTP GET /observe/health");
    }

    private void readServerThatSays(String text) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] body = text.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        try {
            canary.readServer(server.getAddress().getPort());
        } finally {
            server.stop(0);
        }
    }

    /** What JMX shows of a planted bean. */
    public interface PlantedMXBean {
        String[] getShown();
    }

    @Test
    void it_is_seen_in_mbeans() throws Exception {
        ObjectName name = new ObjectName("org.apache.camel:type=planted");
        PlantedMXBean planted = () -> new String[] {SECRET};
        ManagementFactory.getPlatformMBeanServer()
                .registerMBean(new javax.management.StandardMBean(planted, PlantedMXBean.class, true), name);
        try {
            canary.readJmx();
        } finally {
            ManagementFactory.getPlatformMBeanServer().unregisterMBean(name);
        }
        assertThat(seen()).extracting(Sighting::place).contains("JMX " + name + " Shown");
    }

    @Test
    void it_is_seen_in_routes_and_properties_of_camel() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.getPropertiesComponent().addInitialProperty("planted", SECRET);
            context.getRegistry().bind("plantedBean", List.of(SECRET));
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:planted")
                            .routeId("planted")
                            .setBody(constant("{{planted}}"))
                            .to("log:{{planted}}");
                }
            });
            context.start();
            canary.readCamel(context);
            assertThat(seen())
                    .extracting(Sighting::place)
                    .contains(
                            "CAMEL properties",
                            "CAMEL bean plantedBean",
                            "CAMEL xml of planted",
                            "CAMEL yaml of planted");
            canary.readJmx();
            assertThat(seen()).extracting(Sighting::place).anyMatch(place -> place.endsWith("dumpRoutesAsXml"));
        }
    }

    @Test
    void it_is_seen_in_files_and_their_names() throws IOException {
        Path below = Files.createDirectories(searched.resolve("deep"));
        Files.write(below.resolve("binary"), (" ".repeat((1 << 20) - 10) + SECRET).getBytes(StandardCharsets.UTF_8));
        Files.write(below.resolve("wide"), SECRET.getBytes(StandardCharsets.UTF_16LE));
        Files.createFile(below.resolve(URLEncoder.encode(SECRET, StandardCharsets.UTF_8)));
        canary.searchFiles(searched);
        assertThat(seen())
                .extracting(Sighting::place)
                .anyMatch(place -> place.endsWith("binary"))
                .anyMatch(place -> place.endsWith("wide"))
                .anyMatch(place -> place.contains("Cage"));
    }

    @ParameterizedTest
    @MethodSource("disguises")
    void it_is_seen_in_every_disguise(String disguised) throws IOException {
        LOG.info("<{}>", disguised);
        assertThat(seen()).isNotEmpty();
    }

    static Stream<String> disguises() {
        byte[] bytes = SECRET.getBytes(StandardCharsets.UTF_8);
        return Stream.of(
                SECRET.toLowerCase(Locale.ROOT),
                SECRET.toUpperCase(Locale.ROOT),
                URLEncoder.encode(SECRET, StandardCharsets.UTF_8),
                SECRET.replace("\"", "\\\"").replace("/", "\\/"),
                java.util.HexFormat.of().formatHex(bytes),
                Base64.getEncoder().encodeToString(bytes),
                Base64.getUrlEncoder().withoutPadding().encodeToString(bytes),
                Base64.getEncoder().encodeToString(("u:" + SECRET + ":p").getBytes(StandardCharsets.UTF_8)),
                Base64.getEncoder().encodeToString(("user:" + SECRET).getBytes(StandardCharsets.UTF_8)),
                SECRET.substring(0, 20) + "…",
                "…" + SECRET.substring(SECRET.length() - 20));
    }

    private List<Sighting> seen() throws IOException {
        return canary.sightings(Map.of("secret", SECRET));
    }
}
