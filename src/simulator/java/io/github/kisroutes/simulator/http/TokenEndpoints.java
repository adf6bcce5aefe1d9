package io.github.kisroutes.simulator.http;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** {@code tokenP} and {@code revokeP}: the published forms around the {@link TokenDesk}. */
public final class TokenEndpoints {

    /** What the record notes for a token that was handed out. */
    static final String ISSUED = "issued";

    /** The broker writes a token's end without a zone; it is Seoul's. */
    private static final DateTimeFormatter END =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.of("Asia/Seoul"));

    private final TokenDesk desk;
    private final IssuedCredentials credentials;

    public TokenEndpoints(TokenDesk desk, IssuedCredentials credentials) {
        this.desk = desk;
        this.credentials = credentials;
    }

    public Reply issue(Incoming incoming) {
        return answerIssue(incoming).delivered(Reply.Delivery.WHOLE, desk.nextLatency());
    }

    public Reply revoke(Incoming incoming) {
        Map<String, String> body = incoming.json().orElse(Map.of());
        Optional<BrokerError> refusal = badCredentials(body);
        if (refusal.isEmpty() && !desk.revoke(body.getOrDefault("token", ""))) {
            refusal = Optional.of(BrokerError.of("EGW00121"));
        }
        if (refusal.isPresent()) {
            return Reply.error(refusal.get(), incoming.call());
        }
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("code", 200);
        answer.put("message", "접근토큰 폐기에 성공하였습니다");
        return Reply.json(200, "200", answer);
    }

    private Reply answerIssue(Incoming incoming) {
        Optional<Map<String, String>> body = incoming.json();
        Optional<BrokerError> defect = body.isEmpty()
                ? Optional.of(BrokerError.of("EGW00101"))
                : badGrant(body.get()).or(() -> badCredentials(body.get()));
        TokenDesk.Answer answer =
                defect.<TokenDesk.Answer>map(TokenDesk.Refused::new).orElseGet(desk::request);
        return answer instanceof TokenDesk.Handed handed
                ? published(handed)
                : Reply.error(((TokenDesk.Refused) answer).error(), incoming.call());
    }

    private static Reply published(TokenDesk.Handed handed) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("access_token", handed.token().value());
        answer.put("access_token_token_expired", END.format(handed.token().expiresAt()));
        answer.put("token_type", "Bearer");
        answer.put("expires_in", handed.claimedSeconds());
        return Reply.json(200, ISSUED, answer);
    }

    private static Optional<BrokerError> badGrant(Map<String, String> body) {
        String grant = body.getOrDefault("grant_type", "");
        if (grant.isBlank()) {
            return Optional.of(BrokerError.of("EGW00115"));
        }
        return grant.equals("client_credentials") ? Optional.empty() : Optional.of(BrokerError.of("EGW00116"));
    }

    private Optional<BrokerError> badCredentials(Map<String, String> body) {
        String key = body.getOrDefault("appkey", "");
        String secret = body.getOrDefault("appsecret", "");
        if (key.isEmpty()) {
            return Optional.of(BrokerError.of("EGW00102"));
        }
        if (!key.equals(credentials.appKey())) {
            return Optional.of(BrokerError.of("EGW00103"));
        }
        if (secret.isEmpty()) {
            return Optional.of(BrokerError.of("EGW00104"));
        }
        return secret.equals(credentials.appSecret()) ? Optional.empty() : Optional.of(BrokerError.of("EGW00105"));
    }
}
