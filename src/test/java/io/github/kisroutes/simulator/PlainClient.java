package io.github.kisroutes.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.kisroutes.simulator.http.Call;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.StreamSupport;

/** The JDK's own HTTP client, asking as a caller of the broker asks, and nothing more. */
public final class PlainClient {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI address;
    private final String appKey;
    private final String appSecret;

    public PlainClient(Simulator simulator) {
        this(simulator.baseUri(), simulator.appKey(), simulator.appSecret());
    }

    public PlainClient(URI address, String appKey, String appSecret) {
        this.address = address;
        this.appKey = appKey;
        this.appSecret = appSecret;
    }

    public record Answer(int status, JsonNode json) {
        /** {@code msg_cd}, or the {@code error_code} of OAuth. */
        public String code() {
            return json.has("msg_cd")
                    ? json.get("msg_cd").asText()
                    : json.path("error_code").asText();
        }

        public List<JsonNode> rows() {
            return StreamSupport.stream(json.get("output2").spliterator(), false)
                    .toList();
        }

        public List<String> days() {
            return rows().stream()
                    .map(row -> row.path("stck_bsop_date").asText())
                    .toList();
        }
    }

    public Answer requestToken() {
        return requestToken(appKey, appSecret);
    }

    public Answer requestToken(String key, String secret) {
        return post(Call.TOKEN_PATH, Map.of("grant_type", "client_credentials", "appkey", key, "appsecret", secret));
    }

    public String token() {
        return requestToken().json().get("access_token").asText();
    }

    public Answer post(String path, Map<String, String> body) {
        try {
            HttpRequest request = HttpRequest.newBuilder(address.resolve(path))
                    .header("content-type", "application/json; charset=utf-8")
                    .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)))
                    .build();
            return answer(http.send(request, BodyHandlers.ofByteArray()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /** The headers of a good call; a test takes some away or spoils them. */
    public Map<String, String> headers(String token, String trId) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("content-type", "application/json; charset=utf-8");
        headers.put("authorization", "Bearer " + token);
        headers.put("appkey", appKey);
        headers.put("appsecret", appSecret);
        headers.put("tr_id", trId);
        headers.put("custtype", "P");
        return headers;
    }

    /** The parameters of a good question for adjusted daily candles. */
    public static Map<String, String> question(String code, String from, String to) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("FID_COND_MRKT_DIV_CODE", "J");
        parameters.put("FID_INPUT_ISCD", code);
        parameters.put("FID_INPUT_DATE_1", from);
        parameters.put("FID_INPUT_DATE_2", to);
        parameters.put("FID_PERIOD_DIV_CODE", "D");
        parameters.put("FID_ORG_ADJ_PRC", "0");
        return parameters;
    }

    public Answer candles(String token, String code, String from, String to) {
        return answer(
                raw(DailyCandlesEndpoint.PATH, headers(token, DailyCandlesEndpoint.TR_ID), question(code, from, to)));
    }

    Answer price(String token, String code) {
        return get(
                CurrentPrice.PATH,
                headers(token, CurrentPrice.TR_ID),
                Map.of("FID_COND_MRKT_DIV_CODE", "J", "FID_INPUT_ISCD", code));
    }

    public Answer get(String path, Map<String, String> headers, Map<String, String> parameters) {
        return answer(raw(path, headers, parameters));
    }

    /** Any answer as it came, within two seconds. */
    public HttpResponse<byte[]> raw(String path, Map<String, String> headers, Map<String, String> parameters) {
        return send(path, headers, parameters, BodyHandlers.ofByteArray());
    }

    /** The body of an answer for daily candles while it comes. */
    public InputStream stream(String token, String code) {
        return send(
                        DailyCandlesEndpoint.PATH,
                        headers(token, DailyCandlesEndpoint.TR_ID),
                        question(code, "20250610", "20250616"),
                        BodyHandlers.ofInputStream())
                .body();
    }

    private <T> HttpResponse<T> send(
            String path, Map<String, String> headers, Map<String, String> parameters, BodyHandler<T> body) {
        StringJoiner query = new StringJoiner("&", path + "?", "");
        parameters.forEach((name, value) -> query.add(name + "=" + value));
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address.resolve(query.toString())).timeout(Duration.ofSeconds(2));
        headers.forEach(request::header);
        try {
            return http.send(request.build(), body);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private static Answer answer(HttpResponse<byte[]> response) {
        try {
            return new Answer(response.statusCode(), JSON.readTree(response.body()));
        } catch (IOException noJson) {
            throw new UncheckedIOException(noJson);
        }
    }
}
