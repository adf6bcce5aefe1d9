package io.github.kisroutes.server.api.runs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisroutes.server.AnsweringServer;
import io.github.kisroutes.server.Served;
import io.github.kisroutes.server.http.HttpAnswer;
import io.github.kisroutes.server.http.HttpAnswer.Content.Live;
import io.github.kisroutes.simulator.Simulator;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Events of a running product. */
class EventsApiTest {
    @TempDir
    Path folder;

    @Test
    void what_happens_between_the_greeting_and_the_connection_is_told() throws Exception {
        try (Simulator broker = Simulator.demo();
                Served served = Served.start(broker, folder, Map.of())) {
            EventsApi events =
                    served.product().camel().getRegistry().lookupByNameAndType("kisApiEvents", EventsApi.class);
            HttpAnswer answer = events.events();
            try (Socket other = AnsweringServer.ask(served.port(), "/api/v1/events")) {
                readUntil(other, "event: hello");
                served.product().collect();
                readUntil(other, "event: finished");
            }
            try (AnsweringServer server = new AnsweringServer(request -> {
                        request.response().setChunked(true);
                        ((Live) answer.content()).subscription().begin(request.response());
                    });
                    Socket socket = server.ask("/")) {
                List<String> names = readUntil(socket, "event: finished").stream()
                        .filter(line -> line.startsWith("event: "))
                        .toList();
                assertThat(names).startsWith("event: hello").contains("event: started");
            }
        }
    }

    private static List<String> readUntil(Socket socket, String wanted) throws IOException {
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        List<String> read = new java.util.ArrayList<>();
        while (!read.contains(wanted)) {
            String line = lines.readLine();
            assertThat(line).as("after " + read).isNotNull();
            read.add(line);
        }
        return read;
    }
}
