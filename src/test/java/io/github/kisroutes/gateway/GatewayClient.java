package io.github.kisroutes.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A client of KIS Open API without any library: what it writes is what the tests say, and it reads the bytes. */
public final class GatewayClient {
    private static final JsonMapper JSON = new JsonMapper();

    private final int port;
    private final String key;
    private final String secret;

    public GatewayClient(int port, NewKeyPair pair) {
        this(port, pair.key().reveal(), pair.secret().reveal());
    }

    public GatewayClient(int port, String key, String secret) {
        this.port = port;
        this.key = key;
        this.secret = secret;
    }

    /** The same client of another gateway. */
    public GatewayClient at(int otherPort) {
        return new GatewayClient(otherPort, key, secret);
    }

    /**
     * An answer as it came.
     *
     * @param head the status line and the lines of the header, in their order and case
     */
    public record Answer(int status, List<String> head, byte[] body) {
        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        public JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (IOException e) {
                throw new IllegalStateException(text(), e);
            }
        }

        /** A header by its exact name; empty when it did not come so. */
        public Optional<String> header(String name) {
            return head.stream()
                    .filter(line -> line.startsWith(name + ":"))
                    .map(line -> line.substring(name.length() + 1).strip())
                    .findFirst();
        }

        public List<String> names() {
            return head.stream().skip(1).map(line -> line.split(":")[0]).toList();
        }
    }

    /** One request on a connection of its own. */
    public Answer send(String start, Map<String, String> headers, byte[] body) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(60_000);
            write(socket, start, headers, body);
            return read(new BufferedInputStream(socket.getInputStream()));
        }
    }

    public static void write(Socket socket, String start, Map<String, String> headers, byte[] body) throws IOException {
        StringBuilder head = new StringBuilder(start + " HTTP/1.1\r\n");
        headers.forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
        if (!headers.containsKey("Host")) {
            head.append("Host: 127.0.0.1:9080\r\n");
        }
        if (body.length > 0) {
            head.append("Content-Length: " + body.length + "\r\n");
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes((head + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        all.writeBytes(body);
        socket.getOutputStream().write(all.toByteArray());
        socket.getOutputStream().flush();
    }

    /** The next answer of a connection. */
    public static Answer read(InputStream in) throws IOException {
        List<String> head = new ArrayList<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            head.add(line);
        }
        if (head.isEmpty()) {
            throw new IOException("the connection was closed without an answer");
        }
        int length = head.stream()
                .filter(line -> line.toLowerCase().startsWith("content-length:"))
                .mapToInt(line -> Integer.parseInt(line.substring(15).strip()))
                .findFirst()
                .orElse(0);
        return new Answer(Integer.parseInt(head.get(0).split(" ")[1]), head, in.readNBytes(length));
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            if (next != '\r') {
                line.write(next);
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    /** {@code POST /oauth2/tokenP}, with or without a content type. */
    public Answer tokenP(Map<String, String> headers) throws IOException {
        return send("POST /oauth2/tokenP", headers, grant().getBytes(StandardCharsets.UTF_8));
    }

    public String grant() {
        return "{\"grant_type\": \"client_credentials\", \"appkey\": \"" + key + "\", \"appsecret\": \"" + secret
                + "\"}";
    }

    /** A new token. */
    public String token() {
        try {
            Answer answer = tokenP(Map.of("Content-Type", "application/json"));
            return Optional.ofNullable(answer.json().get("access_token"))
                    .map(JsonNode::asText)
                    .orElseThrow(() -> new IllegalStateException(answer.text()));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    public Answer revoke(String token) throws IOException {
        String body = "{\"appkey\":\"" + key + "\",\"appsecret\":\"" + secret + "\",\"token\":\"" + token + "\"}";
        return send("POST /oauth2/revokeP", Map.of(), body.getBytes(StandardCharsets.UTF_8));
    }

    /** The headers of a quotation call as most clients send them. */
    public Map<String, String> headers(String token, String trId) {
        return Map.of("authorization", "Bearer " + token, "appkey", key, "appsecret", secret, "tr_id", trId);
    }

    /** A quotation. */
    public Answer get(String token, String trId, String target) throws IOException {
        return send("GET " + target, headers(token, trId), new byte[0]);
    }

    /** The current price of a stock. */
    public Answer price(String token, String code) throws IOException {
        return get(
                token,
                "FHKST01010100",
                "/uapi/domestic-stock/v1/quotations/inquire-price?FID_COND_MRKT_DIV_CODE=J&FID_INPUT_ISCD=" + code);
    }
}
