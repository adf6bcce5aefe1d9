package io.github.kisroutes.gateway;

import io.github.kisroutes.broker.RawAnswer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a client gets.
 *
 * @param status the HTTP status
 * @param headers as they are written, each once: {@code tr_id}, {@code tr_cont}, {@code gt_uid} and {@code Content-Type}
 * @param body JSON in UTF-8
 */
public record GatewayAnswer(int status, Map<String, String> headers, byte[] body) {
    private static final String JSON = "application/json;charset=UTF-8";
    private static final int LONGEST_TEXT = 80;
    private static final int LONGEST_TYPE = 40;
    private static final int LONGEST_TR_ID = 14;
    private static final int LONGEST_GT_UID = 32;

    public GatewayAnswer {
        headers = Map.copyOf(headers);
    }

    static GatewayAnswer json(int status, String body) {
        return new GatewayAnswer(
                status, Map.of("Content-Type", JSON, "tr_cont", ""), body.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * What the server does not take, before anybody has looked whose request it is.
     *
     * @param status the HTTP status; the code is {@code GATE0} and its three digits
     * @param reason a sentence without quotes; cut to what clients take
     */
    public static GatewayAnswer refusal(int status, String reason) {
        String text = reason.length() > LONGEST_TEXT ? reason.substring(0, LONGEST_TEXT) : reason;
        return json(status, "{\"rt_cd\":\"1\",\"msg_cd\":\"GATE0" + status + "\",\"msg1\":\"" + text + "\"}");
    }

    /**
     * What KIS said, byte for byte.
     *
     * @param trId of the call, for an answer without one: there are clients that need it
     */
    static GatewayAnswer of(RawAnswer answer, String trId) {
        Map<String, String> headers = new TreeMap<>();
        headers.put("Content-Type", sized(answer.contentType(), LONGEST_TYPE, JSON));
        headers.put("tr_id", sized(answer.trId(), LONGEST_TR_ID, trId));
        headers.put("tr_cont", sized(answer.trCont(), 1, ""));
        if (!sized(answer.gtUid(), LONGEST_GT_UID, "").isEmpty()) {
            headers.put("gt_uid", answer.gtUid());
        }
        return new GatewayAnswer(answer.status(), headers, answer.body());
    }

    /** Clients refuse longer ones, and nothing but ASCII is a header. */
    private static String sized(String value, int longest, String otherwise) {
        return value.isEmpty() || value.length() > longest || !value.matches("[ -~]+") ? otherwise : value;
    }
}
