package io.github.kisroutes.broker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.kisroutes.config.Credentials;
import io.github.kisroutes.token.TokenEndpoint;
import io.github.kisroutes.token.stored.AccessToken;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.utils.DateUtils;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.support.ClassicRequestBuilder;

/**
 * Asks KIS for a token. The one request that does not go through a Camel exchange: its body is the app secret, and its
 * answer is the token.
 */
public final class BrokerTokenEndpoint implements TokenEndpoint {
    /** A day, and an hour for a clock that is not quite right. */
    private static final Duration PLAUSIBLE_LIFE = Duration.ofHours(25);

    private final BrokerHttp connections;
    private final CloseableHttpClient http;
    private final URI baseUrl;
    private final Credentials credentials;
    private final Clock clock;
    private final JsonMapper json = BrokerAnswer.mapper();
    private final LongAdder issues = new LongAdder();

    /**
     * @param http the product's own client; its connections log nothing
     * @param baseUrl address of KIS
     */
    public BrokerTokenEndpoint(BrokerHttp http, URI baseUrl, Credentials credentials, Clock clock) {
        this.connections = http;
        this.http = http.client();
        this.baseUrl = baseUrl;
        this.credentials = credentials;
        this.clock = clock;
    }

    /** How many tokens were received since the start. */
    public long issues() {
        return issues.sum();
    }

    @Override
    public Answer issue() {
        Map<String, String> body = Map.of(
                "grant_type", "client_credentials",
                "appkey", credentials.clientId().reveal(),
                "appsecret", credentials.clientSecret().reveal());
        long sentBefore = connections.sentRequests();
        try {
            Reply reply = post("/oauth2/tokenP", body);
            return reply.json().hasNonNull("access_token") ? issued(reply) : refused(reply);
        } catch (StreamConstraintsException e) {
            return new Answer.Unavailable("BAD_JSON", "the answer to tokenP " + BrokerAnswer.TOO_LONG);
        } catch (JsonProcessingException e) {
            return new Answer.Unavailable("BAD_JSON", "the answer to tokenP is not readable JSON");
        } catch (IOException e) {
            String why = BrokerAnswer.readable(String.valueOf(e.getMessage()), credentials);
            return connections.sentRequests() == sentBefore
                    ? new Answer.NotReached(why)
                    : new Answer.Unavailable("IO", "no answer to tokenP: " + why);
        }
    }

    private Answer issued(Reply reply) {
        JsonNode answer = reply.json();
        Optional<Instant> end = TokenEnd.of(answer, clock.instant());
        if (end.isEmpty()) {
            return new Answer.Unavailable(
                    "BAD_TOKEN",
                    "tokenP sent a token without a readable access_token_token_expired, and without expires_in");
        }
        try {
            AccessToken token = new AccessToken(
                    answer.path("access_token").asText("").strip(), answeredAt(reply, end.get()), end.get());
            issues.increment();
            return new Answer.Issued(token);
        } catch (IllegalArgumentException e) {
            return new Answer.Unavailable("BAD_TOKEN", "tokenP sent something that cannot be a token");
        }
    }

    /**
     * What is left of a token is told by the clock that its end was written with: KIS's own, from the {@code Date} of its
     * answer (RFC 9110, 6.6.1). Only if that does not fit the token, as in the demo, it is this host's clock.
     */
    private Instant answeredAt(Reply reply, Instant end) {
        return reply.date()
                .filter(date -> date.isBefore(end) && date.plus(PLAUSIBLE_LIFE).isAfter(end))
                .orElseGet(clock::instant);
    }

    private Answer refused(Reply reply) {
        String code = text(reply.json(), "error_code", "msg_cd");
        String text = text(reply.json(), "error_description", "msg1") + " (HTTP " + reply.status() + ")";
        return switch (FaultClass.of(code, reply.status())) {
            case TOKEN_RATE -> new Answer.RateRefused(code, text);
            case CREDENTIAL, ENVIRONMENT -> new Answer.CredentialRefused(code, text);
            default -> new Answer.Unavailable(code.isEmpty() ? "HTTP_" + reply.status() : code, text);
        };
    }

    @Override
    public Revocation revoke(AccessToken token) {
        Map<String, String> body = Map.of(
                "appkey", credentials.clientId().reveal(),
                "appsecret", credentials.clientSecret().reveal(),
                "token", token.value());
        try {
            Reply reply = post("/oauth2/revokeP", body);
            boolean confirmed = reply.status() == 200 && "200".equals(text(reply.json(), "code", "code"));
            String said = (text(reply.json(), "error_code", "msg_cd") + " "
                            + text(reply.json(), "message", "error_description"))
                    .strip();
            return new Revocation(confirmed, said + " (HTTP " + reply.status() + ")");
        } catch (IOException e) {
            return new Revocation(false, "no readable answer to revokeP");
        }
    }

    private Reply post(String path, Map<String, String> body) throws IOException {
        ClassicHttpRequest request = ClassicRequestBuilder.post(baseUrl.resolve(path))
                .setEntity(json.writeValueAsBytes(body), ContentType.APPLICATION_JSON)
                .build();
        return http.execute(request, response -> {
            byte[] answer = response.getEntity() == null ? new byte[0] : EntityUtils.toByteArray(response.getEntity());
            Optional<Instant> date = Optional.ofNullable(DateUtils.parseStandardDate(response, HttpHeaders.DATE));
            return new Reply(response.getCode(), json.readTree(answer), date);
        });
    }

    private String text(JsonNode answer, String name, String otherName) {
        return BrokerAnswer.readable(
                answer.path(answer.has(name) ? name : otherName).asText(""), credentials);
    }

    private record Reply(int status, JsonNode json, Optional<Instant> date) {}
}
