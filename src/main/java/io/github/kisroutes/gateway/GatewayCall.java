package io.github.kisroutes.gateway;

import io.github.kisroutes.ratelimit.Caller;
import java.nio.charset.StandardCharsets;

/**
 * What a client asks the broker, without its secrets: they were checked and are not needed any more.
 *
 * @param credential whose call it is
 * @param connection the client's connection
 * @param path with one slash at its beginning, not decoded
 * @param query as it came, without a question mark; empty when there is none
 * @param trId blank when it did not come
 * @param trCont {@code N} for a next page, else blank
 */
public record GatewayCall(String credential, String connection, String path, String query, String trId, String trCont) {
    /** RFC 3986, 3.4, and the percent sign. */
    private static final String OF_A_QUERY =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~!$&'()*+,;=:@/?%";

    public GatewayCall {
        query = encoded(query);
    }

    /** Whose part of the quota it uses. */
    public Caller caller() {
        return new Caller(credential, connection);
    }

    /** Clients that write Korean or spaces into a query as they are get them encoded; so does what means something to Camel. */
    private static String encoded(String query) {
        StringBuilder text = new StringBuilder(query.length());
        for (char each : query.toCharArray()) {
            if (OF_A_QUERY.indexOf(each) >= 0) {
                text.append(each);
            } else {
                byte[] bytes = String.valueOf(each)
                        .getBytes(each < 0x100 ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
                for (byte one : bytes) {
                    text.append('%').append(String.format("%02X", one & 0xff));
                }
            }
        }
        return text.toString();
    }
}
