package io.github.kisroutes.routes;

import io.github.kisroutes.wire.Certificate;
import io.github.kisroutes.wire.LoopbackServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A company's proxy, the only way out: it answers CONNECT, if user and password are right, and hands the bytes on. Behind it
 * stands {@value #HOST}, the simulator with TLS before it.
 */
final class ConnectProxy implements AutoCloseable {
    static final String HOST = "kis.example";
    static final int PORT = 9443;

    private final LoopbackServer entrance;
    private final LoopbackServer tls;
    private final Certificate certificate;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final ByteArrayOutputStream seen = new ByteArrayOutputStream();
    private volatile String refusal = "";

    ConnectProxy(Path folder, int simulator) throws Exception {
        certificate = Certificate.of(folder.resolve("kis.p12"), "dns:" + HOST);
        tls = LoopbackServer.tls(certificate, client -> LoopbackServer.join(client, LoopbackServer.connect(simulator)));
        entrance = LoopbackServer.start(this::serve);
    }

    /** A key store with the certificate of {@value #HOST}, to be trusted. */
    Path trust() {
        return certificate.store();
    }

    int port() {
        return entrance.port();
    }

    /** Answers with this from now on; blank to connect again. */
    void refuse(String answer) {
        refusal = answer;
    }

    /** What was asked of the proxy: for each client the lines before the tunnel. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    /** Every byte that clients sent through the proxy, as it saw them. */
    String seen() {
        synchronized (seen) {
            return seen.toString(StandardCharsets.ISO_8859_1);
        }
    }

    private void serve(Socket client) throws IOException {
        String request = header(client.getInputStream());
        requests.add(request);
        OutputStream out = client.getOutputStream();
        if (!refusal.isEmpty() || !request.startsWith("CONNECT " + HOST + ":" + PORT + " ")) {
            out.write((refusal.isEmpty() ? "HTTP/1.1 502 Bad Gateway\r\n\r\n" : refusal)
                    .getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            return;
        }
        out.write("HTTP/1.1 200 Connection established\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
        try (Socket server = LoopbackServer.connect(tls.port())) {
            LoopbackServer.start(() -> server.getInputStream().transferTo(out));
            byte[] bytes = new byte[8192];
            InputStream in = client.getInputStream();
            for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
                synchronized (seen) {
                    seen.write(bytes, 0, count);
                }
                server.getOutputStream().write(bytes, 0, count);
            }
        }
    }

    private static String header(InputStream in) throws IOException {
        StringBuilder text = new StringBuilder();
        while (text.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("the client has gone");
            }
            text.append((char) next);
        }
        return text.toString();
    }

    @Override
    public void close() throws IOException {
        entrance.close();
        tls.close();
    }
}
