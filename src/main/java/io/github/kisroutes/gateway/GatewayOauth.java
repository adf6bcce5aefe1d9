package io.github.kisroutes.gateway;

import io.github.kisroutes.database.Database;
import io.github.kisroutes.market.Seoul;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Answers {@code /oauth2/tokenP} and {@code /oauth2/revokeP}, and says whose call one is. The broker is not asked: it may be away,
 * and this process may have no token of it yet.
 */
public final class GatewayOauth {
    private static final DateTimeFormatter END = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final String GRANT_TYPE = "client_credentials";
    private static final String BEARER = "Bearer ";

    private final GatewayCredentials credentials;
    private final GatewayTokens tokens;

    /** @param clock of the host, which clients compare the end of a token with */
    public GatewayOauth(Database database, Clock clock) {
        credentials = new GatewayCredentials(database, clock);
        tokens = new GatewayTokens(database, clock);
    }

    /**
     * A new token, however often a client asks. The fields stand in KIS's order: there are workbooks that take them by position.
     *
     * @param body JSON or {@code name=value&…}
     * @param query for clients that send the fields in the address
     */
    public GatewayAnswer issue(byte[] body, String query) throws GatewayRefusedException {
        OauthBody request = OauthBody.read(body, query);
        GatewayCredential owner = owner(request);
        if (request.field("grant_type").isEmpty()) {
            throw new GatewayRefusedException(GatewayFault.NO_GRANT_TYPE);
        }
        if (!request.field("grant_type").equals(GRANT_TYPE)) {
            throw new GatewayRefusedException(GatewayFault.WRONG_GRANT_TYPE);
        }
        GatewayToken token = tokens.issue(owner, request.field("appkey"));
        return GatewayAnswer.json(
                200,
                "{\"access_token\":\"" + token.text().reveal() + "\",\"access_token_token_expired\":\""
                        + END.format(token.ends().atZone(Seoul.ZONE)) + "\",\"token_type\":\"Bearer\",\"expires_in\":"
                        + GatewayToken.LIFE.toSeconds() + "}");
    }

    /** Forgets a token of the gateway; the broker's own stays. */
    public GatewayAnswer revoke(byte[] body, String query) throws GatewayRefusedException {
        OauthBody request = OauthBody.read(body, query);
        tokens.forget(owner(request), withoutPrefix(request.field("token")));
        return GatewayAnswer.json(200, "{\"code\":200,\"message\":\"접근토큰 폐기에 성공하였습니다\"}");
    }

    private GatewayCredential owner(OauthBody request) throws GatewayRefusedException {
        String key = request.field("appkey");
        String secret = request.field("appsecret");
        refuseIfEmpty(key, GatewayFault.NO_KEY);
        refuseIfEmpty(secret, GatewayFault.NO_SECRET);
        GatewayCredential owner =
                credentials.find(key).orElseThrow(() -> new GatewayRefusedException(GatewayFault.WRONG_KEY));
        if (!owner.hasSecret(secret)) {
            throw new GatewayRefusedException(GatewayFault.WRONG_SECRET);
        }
        return owner;
    }

    /**
     * Whose call this is.
     *
     * @param authorization the header, with or without {@code Bearer}
     * @return the name of the credential
     */
    public String caller(String authorization, String key, String secret) throws GatewayRefusedException {
        refuseIfEmpty(key, GatewayFault.NO_KEY);
        refuseIfEmpty(secret, GatewayFault.NO_SECRET);
        GatewayCredential owner = tokens.owner(withoutPrefix(authorization))
                .orElseThrow(() -> new GatewayRefusedException(GatewayFault.TOKEN));
        if (!owner.hasKey(key)) {
            throw new GatewayRefusedException(GatewayFault.WRONG_KEY);
        }
        if (!owner.hasSecret(secret)) {
            throw new GatewayRefusedException(GatewayFault.WRONG_SECRET);
        }
        return owner.name();
    }

    private static void refuseIfEmpty(String value, GatewayFault fault) throws GatewayRefusedException {
        if (value.isEmpty()) {
            throw new GatewayRefusedException(fault);
        }
    }

    private static String withoutPrefix(String token) {
        return token.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? token.substring(BEARER.length()).strip()
                : token.strip();
    }
}
