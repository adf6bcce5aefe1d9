package io.github.kisroutes.simulator.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisroutes.simulator.DailyCandlesEndpoint;
import io.github.kisroutes.simulator.Simulator;
import java.io.IOException;
import java.net.Socket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** HTTP to the letter, as clients send it that are not the JDK's. */
class HttpListenerTest {
    private static final String CALL = "GET " + DailyCandlesEndpoint.PATH + " HTTP/1.1\r\nHost: kis\r\n";

    private final Simulator simulator = Simulator.start();

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void names_of_headers_go_out_as_the_broker_writes_them() throws IOException {
        assertThat(said(CALL + "tr_id: FHKST03010100\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 403 Forbidden\r\ntr_id: FHKST03010100\r\ntr_cont: \r\nContent-Type: ")
                .contains("\r\nConnection: close\r\n", "\r\nContent-Length: ")
                .endsWith("}");
    }

    @Test
    void a_connection_is_used_again_until_the_client_ends_it() throws IOException {
        String said = said(CALL + "\r\n\r\n" + CALL + "Connection: close\r\n\r\n" + CALL + "\r\n");
        assertThat(said.split("HTTP/1\\.1 403", -1)).hasSize(3);
        assertThat(said("GET / HTTP/1.0\r\n\r\n")).contains("404 Not Found", "Connection: close");
        assertThat(simulator.record().all()).hasSize(3);
    }

    @Test
    void a_body_comes_with_its_length_in_chunks_or_after_a_nod() throws IOException {
        String post = "POST " + Call.TOKEN_PATH + " HTTP/1.1\r\nConnection: close\r\n";
        String grant = "{\"grant_type\":\"x\"}";
        assertThat(said(post + "content-length: 18\r\n\r\n" + grant)).contains("EGW00116");
        assertThat(said(post + "Transfer-Encoding: chunked\r\n\r\n8;a=b\r\n" + grant.substring(0, 8) + "\r\nA\r\n"
                        + grant.substring(8) + "\r\n0\r\nTrailer: x\r\n\r\n"))
                .contains("EGW00116");
        assertThat(said(post + "Expect: 100-continue\r\nContent-Length: 18\r\n\r\n" + grant))
                .startsWith("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 403")
                .contains("EGW00116");
    }

    @Test
    void addresses_come_whole_or_with_two_slashes_and_half_encoded() throws IOException {
        String rest = "?FID_INPUT_ISCD=%EC%82%BC%zz&x HTTP/1.1\r\nConnection: close\r\n\r\n";
        said("GET http://127.0.0.1:1" + DailyCandlesEndpoint.PATH + rest);
        said("GET /" + DailyCandlesEndpoint.PATH + rest);
        assertThat(simulator.record().quotations())
                .hasSize(2)
                .allSatisfy(seen -> assertThat(seen.call().path()).isEqualTo(DailyCandlesEndpoint.PATH))
                .allSatisfy(seen -> assertThat(seen.call().code()).isEqualTo("%EC%82%BC%zz"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hello\r\n\r\n",
                "GET / HTTP/2.0\r\n\r\n",
                "GET / HTTP/1.1\r\nno header\r\n\r\n",
                "POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
                "POST / HTTP/1.1\r\nContent-Length: 99999999\r\n\r\n",
                "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nx\r\n",
            })
    void what_is_no_request_is_told_so(String bytes) throws IOException {
        assertThat(said(bytes)).startsWith("HTTP/1.1 400 Bad Request\r\n").contains("Connection: close");
        assertThat(simulator.record().all()).isEmpty();
    }

    @Test
    void a_request_that_breaks_off_is_none() throws IOException {
        for (String begun : new String[] {"", "GE", CALL, "POST / HTTP/1.1\r\nContent-Length: 5\r\n\r\nab"}) {
            assertThat(said(begun)).isEmpty();
        }
        assertThat(simulator.record().all()).isEmpty();
    }

    /** What is answered to these bytes, after which nothing comes. */
    private String said(String bytes) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", simulator.baseUri().getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(bytes.getBytes(ISO_8859_1));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
        }
    }
}
