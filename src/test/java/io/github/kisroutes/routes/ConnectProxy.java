package io.github.kisroutes.routes;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A company's proxy, the only way out: it answers CONNECT, if user and password are right, and hands the bytes on. Behind it
 * stands {@value #HOST}, the simulator with TLS before it.
 */
final class ConnectProxy implements AutoCloseable {
    static final String HOST = "kis.example";
    static final int PORT = 9443;
    private static final String PASSWORD = "changeit";

    private final ServerSocket entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final ServerSocket tls;
    private final int simulator;
    private final Path trust;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final ByteArrayOutputStream seen = new ByteArrayOutputStream();
    private volatile String refusal = "";

    ConnectProxy(Path folder, int simulator) throws Exception {
        this.simulator = simulator;
        trust = folder.resolve("kis.p12");
        makeCertificate(trust);
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(trust)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        tls = context.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        start(() -> {
            while (true) {
                Socket client = tls.accept();
                join(client, new Socket(InetAddress.getLoopbackAddress(), simulator));
            }
        });
        start(() -> {
            while (true) {
                Socket client = entrance.accept();
                start(() -> serve(client));
            }
        });
    }

    private static void makeCertificate(Path store) throws Exception {
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "kis",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + HOST,
                        "-ext",
                        "san=dns:" + HOST,
                        "-validity",
                        "30",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!keytool.waitFor(1, TimeUnit.MINUTES) || keytool.exitValue() != 0) {
            throw new IllegalStateException("keytool made no certificate: " + said);
        }
    }

    /** A key store with the certificate of {@value #HOST}, to be trusted. */
    Path trust() {
        return trust;
    }

    int port() {
        return entrance.getLocalPort();
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
        try (client) {
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
            Socket server = new Socket(InetAddress.getLoopbackAddress(), tls.getLocalPort());
            start(() -> server.getInputStream().transferTo(out));
            byte[] bytes = new byte[8192];
            for (int count = client.getInputStream().read(bytes);
                    count >= 0;
                    count = client.getInputStream().read(bytes)) {
                synchronized (seen) {
                    seen.write(bytes, 0, count);
                }
                server.getOutputStream().write(bytes, 0, count);
            }
            server.close();
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

    private static void join(Socket one, Socket other) {
        start(() -> {
            try (other) {
                one.getInputStream().transferTo(other.getOutputStream());
            }
        });
        start(() -> {
            try (one) {
                other.getInputStream().transferTo(one.getOutputStream());
            }
        });
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void start(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException ended) {
                // One of the two ends has gone.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        entrance.close();
        tls.close();
    }
}
