package io.github.kisroutes.server;

import io.github.kisroutes.Product;
import io.github.kisroutes.simulator.Simulator;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;

/** A product with a server on a free port, and a client of it. */
public final class Served implements AutoCloseable {
    private final Product product;
    private final HttpClient client = HttpClient.newHttpClient();

    private Served(Product product) {
        this.product = product;
    }

    /** Started. */
    public static Served start(Simulator broker, Path folder, Map<String, String> more) {
        return of(Product.start(broker, folder, settings(more)));
    }

    /** The settings of a test and those of a server. */
    public static Map<String, String> settings(Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(
                Map.of("kis.server.enabled", "true", "kis.server.port", "0", "kis.collect.symbols", "005930,000660"));
        settings.putAll(more);
        return settings;
    }

    /** One that runs; it is closed with this. */
    public static Served of(Product product) {
        return new Served(product);
    }

    public Product product() {
        return product;
    }

    public int port() {
        return port(product.camel());
    }

    /** Where the server of a product listens. */
    public static int port(CamelContext camel) {
        return camel.hasService(WebServer.class).getPort();
    }

    /** An answer to GET. */
    public HttpResponse<String> get(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
                .timeout(Duration.ofSeconds(30));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(path, e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The metrics as Prometheus reads them. */
    public String scrape() {
        return get("/observe/metrics").body();
    }

    /** The value of a series; null when there is none. */
    public Double metric(String series) {
        return scrape().lines()
                .filter(line -> line.startsWith(series + " "))
                .map(line -> Double.valueOf(line.substring(series.length() + 1)))
                .findFirst()
                .orElse(null);
    }

    /** The whole answer to a request that is written as it is, whatever a client would think of it. */
    public String raw(String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port())) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(request.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
                    .lines()
                    .collect(Collectors.joining("\n"));
        }
    }

    @Override
    public void close() {
        product.close();
    }
}
