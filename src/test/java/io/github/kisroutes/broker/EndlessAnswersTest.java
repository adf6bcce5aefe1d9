package io.github.kisroutes.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.kisroutes.config.Credentials;
import io.github.kisroutes.config.Secret;
import io.github.kisroutes.token.TokenEndpoint;
import io.github.kisroutes.token.TokenEndpoint.Answer;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever answers at the address of KIS can neither hold a call for ever nor fill the memory: the request for a token. */
class EndlessAnswersTest {
    /** Long, so that only the end of the whole answer can be what ends a call. */
    private static final Duration SILENCE = Duration.ofSeconds(30);

    private static final Duration ANSWER = Duration.ofMillis(700);

    private static final Map<String, DrippingServer.Manner> MANNERS = Map.of(
            "TLS handshake", DrippingServer.handshake(),
            "header line", DrippingServer.headerLine(),
            "interim answers", DrippingServer.interimAnswers(),
            "flood of interim answers", DrippingServer.floodOfInterimAnswers(),
            "endless header line", DrippingServer.endlessHeaderLine(),
            "endless header lines", DrippingServer.endlessHeaderLines(),
            "endless trailers", DrippingServer.endlessTrailers());

    private static Answer ask(URI address, Duration connect, Duration whole) throws Exception {
        try (BrokerHttp http = BrokerHttp.forTokens(connect, SILENCE, whole)) {
            Credentials credentials = new Credentials(new Secret("key"), new Secret("secret"));
            TokenEndpoint endpoint = new BrokerTokenEndpoint(http, address, credentials, Clock.systemUTC());
            return CompletableFuture.supplyAsync(endpoint::issue).get(60, TimeUnit.SECONDS);
        }
    }

    private static DrippingServer server(String manner) throws IOException {
        return new DrippingServer(MANNERS.get(manner));
    }

    @ParameterizedTest
    @ValueSource(strings = {"header line", "interim answers"})
    void a_header_that_drips_ends_with_the_time_of_the_whole_answer_and_says_what_was_waited_for(String manner)
            throws Exception {
        try (DrippingServer server = server(manner)) {
            Answer answer = ask(URI.create("http://127.0.0.1:" + server.port()), SILENCE, ANSWER);
            assertThat(answer).isInstanceOf(Answer.Unavailable.class);
            assertThat(answer.toString()).contains("took longer than 700 ms", "the header of the answer");
            await().atMost(Duration.ofSeconds(10)).until(() -> server.clients() == 0);
        }
    }

    @Test
    void a_handshake_that_drips_ends_and_nothing_was_sent() throws Exception {
        try (DrippingServer server = server("TLS handshake")) {
            Answer answer = ask(URI.create("https://127.0.0.1:" + server.port()), SILENCE, ANSWER);
            assertThat(answer).isInstanceOf(Answer.NotReached.class);
            assertThat(answer.toString()).contains("took longer than 700 ms", "the TLS handshake");
            await().atMost(Duration.ofSeconds(10)).until(() -> server.clients() == 0);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLS handshake", "header line", "interim answers"})
    void a_call_that_drips_is_broken_off_at_once_when_the_program_ends(String manner) throws Exception {
        try (DrippingServer server = server(manner);
                BrokerHttp http = BrokerHttp.forTokens(SILENCE, SILENCE, Duration.ofMinutes(5))) {
            URI address =
                    URI.create((manner.equals("TLS handshake") ? "https" : "http") + "://127.0.0.1:" + server.port());
            TokenEndpoint endpoint = new BrokerTokenEndpoint(
                    http, address, new Credentials(new Secret("key"), new Secret("secret")), Clock.systemUTC());
            CompletableFuture<Answer> answer = CompletableFuture.supplyAsync(endpoint::issue);
            await().atMost(Duration.ofSeconds(20)).until(() -> server.sent() > 10);
            http.breakOff();
            assertThat(answer.get(20, TimeUnit.SECONDS).toString()).contains("broken off", "the program ends");
        }
    }

    @Test
    void a_handshake_has_the_time_of_a_connection_and_no_more() throws Exception {
        try (DrippingServer server = server("TLS handshake")) {
            Answer answer = ask(URI.create("https://127.0.0.1:" + server.port()), Duration.ofMillis(300), SILENCE);
            assertThat(answer).isInstanceOf(Answer.NotReached.class);
            assertThat(answer.toString()).contains("the TLS handshake took longer than 300 ms");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"flood of interim answers", "endless header line", "endless header lines", "endless trailers"})
    void a_header_without_an_end_is_refused_after_64_kib_or_8_kib_a_line(String manner) throws Exception {
        try (DrippingServer server = server(manner)) {
            Answer answer = ask(URI.create("http://127.0.0.1:" + server.port()), SILENCE, SILENCE);
            assertThat(answer).isInstanceOf(Answer.Unavailable.class);
            assertThat(answer.toString()).doesNotContain("took longer").contains("header");
            await().atMost(Duration.ofSeconds(10)).until(() -> server.clients() == 0);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SSH-2.0-OpenSSH_9.2p1 Debian-2\r\n",
                "220 mail.example ESMTP\r\n",
                "<html><body>Sign in to the network</body></html>",
                "HTTP/9 hello\r\n\r\n",
                "\u0000\u0001\u0002\u0015\u0003\u0003\u0000\u0002\u0002\n"
            })
    void bytes_that_are_no_http_are_a_fault_of_the_connection_with_what_came(String what) throws Exception {
        try (DrippingServer server = new DrippingServer(DrippingServer.says(DrippingServer.bytes(what)))) {
            Answer answer = ask(URI.create("http://127.0.0.1:" + server.port()), SILENCE, SILENCE);
            assertThat(answer).isInstanceOf(Answer.Unavailable.class);
            assertThat(answer.toString()).contains("is no answer of HTTP", "begins with ");
        }
    }

    @Test
    void what_came_never_shows_a_secret() throws Exception {
        try (DrippingServer server = new DrippingServer(DrippingServer.echo())) {
            Answer answer = ask(URI.create("http://127.0.0.1:" + server.port()), SILENCE, SILENCE);
            assertThat(answer).isInstanceOf(Answer.Unavailable.class);
            assertThat(answer.toString()).contains("POST /oauth2/t").doesNotContain("secret", "appkey");
        }
    }
}
