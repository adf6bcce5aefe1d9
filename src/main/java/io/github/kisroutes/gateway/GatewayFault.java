package io.github.kisroutes.gateway;

/**
 * Why a request is not answered by the broker. Code, text and status are those of KIS where KIS has one for it, so that clients do
 * what they do with KIS; the codes {@code GATE…} are ours. No text is longer than the 80 characters that clients expect.
 */
public enum GatewayFault {
    REQUEST("EGW00101", 400, "유효하지 않은 요청입니다."),
    NO_KEY("EGW00102", 403, "AppKey는 필수입니다."),
    WRONG_KEY("EGW00103", 403, "유효하지 않은 AppKey입니다."),
    NO_SECRET("EGW00104", 403, "AppSecret은 필수입니다."),
    WRONG_SECRET("EGW00105", 403, "유효하지 않은 AppSecret입니다."),
    NO_GRANT_TYPE("EGW00115", 403, "권한부여 타입(grant_type)은 필수입니다."),
    WRONG_GRANT_TYPE("EGW00116", 403, "지원하지 않는 권한부여 타입(grant_type)입니다."),
    /** What makes clients ask for a new token. */
    TOKEN("EGW00123", 500, "기간이 만료된 token 입니다."),
    NO_TURN("EGW00201", 500, "초당 거래건수를 초과하였습니다."),
    NO_ANSWER("EGW00202", 500, "GW라우팅 중 오류가 발생했습니다."),
    TROUBLE("EGW00002", 500, "서버 에러가 발생했습니다."),
    /** No 5xx, which clients repeat, and no 200, which some take for success. */
    NOT_ALLOWED("GATE0403", 403, "시세 조회만 중계합니다. Quotations only: no orders, accounts or WebSocket."),
    TOO_LARGE("GATE0413", 413, "요청이 너무 큽니다. The request is too large."),
    TOO_SLOW("GATE0408", 408, "요청이 너무 늦습니다. The request took too long.");

    private final String code;
    private final int status;
    private final String text;

    GatewayFault(String code, int status, String text) {
        this.code = code;
        this.status = status;
        this.text = text;
    }

    /** {@code msg_cd} and {@code error_code}; 8 characters. */
    public String code() {
        return code;
    }

    /** {@code msg1} and {@code error_description}. */
    public String text() {
        return text;
    }

    /** The answer to a call below {@code /uapi}. */
    public GatewayAnswer toCall() {
        return GatewayAnswer.json(status, "{" + fields() + "}");
    }

    /** The answer to a call below {@code /oauth2}: with the names that KIS uses there besides. */
    public GatewayAnswer toOauth() {
        return GatewayAnswer.json(
                status, "{\"error_description\":\"" + text + "\",\"error_code\":\"" + code + "\"," + fields() + "}");
    }

    private String fields() {
        return "\"rt_cd\":\"1\",\"msg_cd\":\"" + code + "\",\"msg1\":\"" + text + "\"";
    }
}
