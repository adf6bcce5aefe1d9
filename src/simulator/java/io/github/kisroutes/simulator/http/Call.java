package io.github.kisroutes.simulator.http;

import java.time.Instant;
import java.util.Map;

/**
 * One call as it arrived, without its secrets.
 *
 * @param arrivalNanos the machine's monotonic clock at arrival, for rates
 * @param arrival the broker's clock at arrival
 * @param method GET or POST
 * @param path the path without the query
 * @param trId the header {@code tr_id}; blank when it did not come
 * @param parameters the query, decoded, in its order
 * @param tokenFingerprint the first 12 hex digits of the SHA-256 of the bearer token; blank without one
 */
public record Call(
        long arrivalNanos,
        Instant arrival,
        String method,
        String path,
        String trId,
        Map<String, String> parameters,
        String tokenFingerprint) {

    /** The path of a token's issue. */
    public static final String TOKEN_PATH = "/oauth2/tokenP";

    /** The path of a token's end. */
    public static final String REVOKE_PATH = "/oauth2/revokeP";

    /** The stock that is asked for, {@code FID_INPUT_ISCD}; blank in a call that asks for none. */
    public String code() {
        return parameter("FID_INPUT_ISCD");
    }

    /** A parameter of the query; blank when it did not come. */
    public String parameter(String name) {
        return parameters.getOrDefault(name, "");
    }

    /** Whether this is a call that the quota counts: everything but the token calls. */
    public boolean quotation() {
        return path.startsWith("/uapi/");
    }
}
