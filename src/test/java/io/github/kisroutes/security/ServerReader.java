package io.github.kisroutes.security;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** Asks a server everything it answers, by every method and with the parameters by which Camel would show more. */
final class ServerReader {
    private static final List<String> PATHS = List.of(
            "/",
            "/observe",
            "/observe/metrics",
            "/observe/metrics?name[]=kis_calls_total",
            "/observe/health",
            "/observe/health?stackTrace=true&data=true&exposureLevel=full",
            "/observe/health/live",
            "/observe/health/ready",
            "/observe/info",
            "/q/dev",
            "/q/dev/properties",
            "/q/health",
            "/q/metrics",
            "/api/v1/state",
            "/..%2f..%2fetc/passwd");

    private static final List<String> METHODS = List.of("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "TRACE");

    private final Transcript transcript;
    private final int port;

    ServerReader(Transcript transcript, int port) {
        this.transcript = transcript;
        this.port = port;
    }

    void read() throws IOException {
        for (String path : PATHS) {
            for (String method : METHODS) {
                transcript.add(Channel.HTTP, method + " " + path, answer(port, method, path, ""));
            }
        }
    }

    /**
     * A whole answer, with its headers.
     *
     * @param headers further lines of the request, each with its end
     */
    static String answer(int port, String method, String path, String headers) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(30_000);
            String request = method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n" + headers
                    + "Connection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
                    .lines()
                    .collect(Collectors.joining("\n"));
        }
    }

    static List<String> paths() {
        return PATHS;
    }

    static List<String> methods() {
        return METHODS;
    }
}
