package io.github.kisroutes.gateway;

import io.github.kisroutes.ratelimit.Caller;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * What a client asks the broker, without its secrets: they were checked and are not needed any more.
 *
 * @param credential whose call it is
 * @param connection the client's connection
 * @param path with one slash at its beginning, not decoded
 * @param query without a question mark, encoded as RFC 3986 wants it; empty when there is none
 * @param trId blank when it did not come
 * @param trCont {@code N} for a next page, else blank
 */
public record GatewayCall(String credential, String connection, String path, String query, String trId, String trCont) {
    /** RFC 3986, 3.4, and the percent sign. */
    private static final String OF_A_QUERY =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~!$&'()*+,;=:@/?%";

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    public GatewayCall {
        query = encoded(query);
    }

    /** Whose part of the quota it uses. */
    public Caller caller() {
        return new Caller(credential, connection);
    }

    /**
     * The server hands over a request line with one character for each byte, whatever the character set of its client. A byte that may
     * not stand in a query, such as one of a Korean syllable that came as it is, goes on encoded; so does what means something to Camel.
     */
    private static String encoded(String query) {
        StringBuilder text = new StringBuilder(query.length());
        for (byte each : query.getBytes(StandardCharsets.ISO_8859_1)) {
            char letter = (char) (each & 0xff);
            if (OF_A_QUERY.indexOf(letter) >= 0) {
                text.append(letter);
            } else {
                text.append('%').append(HEX.toHexDigits(each));
            }
        }
        return text.toString();
    }
}
