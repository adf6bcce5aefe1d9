package io.github.kisroutes.simulator.http;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the broker says in an error: the code, its published text and the HTTP status seen with it. Text and status come
 * from the published answers and from the broker's table of error codes.
 *
 * @param code {@code msg_cd} of an API answer, {@code error_code} of an OAuth answer
 * @param message {@code msg1} or {@code error_description}
 * @param status the HTTP status
 */
public record BrokerError(String code, String message, int status) {

    private static final Map<String, BrokerError> PUBLISHED = new LinkedHashMap<>();

    static {
        publish("EGW00001", 500, "일시적 오류가 발생했습니다.");
        publish("EGW00002", 500, "서버 에러가 발생했습니다.");
        publish("EGW00101", 400, "유효하지 않은 요청입니다.");
        publish("EGW00102", 403, "AppKey는 필수입니다.");
        publish("EGW00103", 403, "유효하지 않은 AppKey입니다.");
        publish("EGW00104", 403, "AppSecret은 필수입니다.");
        publish("EGW00105", 403, "유효하지 않은 AppSecret입니다.");
        publish("EGW00115", 403, "권한부여 타입(grant_type)은 필수입니다.");
        publish("EGW00116", 403, "지원하지 않는 권한부여 타입(grant_type)입니다.");
        publish("EGW00121", 500, "유효하지 않은 token 입니다.");
        publish("EGW00122", 500, "token을 찾을 수 없습니다.");
        publish("EGW00123", 500, "기간이 만료된 token 입니다.");
        publish("EGW00133", 403, "접근토큰 발급 잠시 후 다시 시도하세요(1분당 1회)");
        publish("EGW00201", 500, "초당 거래건수를 초과하였습니다.");
        publish("EGW00202", 500, "GW라우팅 중 오류가 발생했습니다.");
        publish("EGW00203", 500, "OPS라우팅 중 오류가 발생했습니다.");
        publish("EGW00205", 500, "credentials_type이 유효하지 않습니다.(Bearer)");
        publish("EGW00206", 500, "API 사용 권한이 없습니다.");
        publish("EGW00207", 500, "IP 주소가 없거나 유효하지 않습니다.");
        publish("EGW00208", 500, "고객유형(custtype)이 유효하지 않습니다.");
        publish("EGW00213", 500, "모의투자 tr이 아닙니다.");
        publish("EGW00300", 500, "Gateway 라우팅 오류가 발생했습니다.");
        publish("EGW00301", 500, "연결 시간이 초과되었습니다. 직전 거래를 반드시 확인하세요.");
        publish("EGW00302", 500, "거래시간이 초과되었습니다. 직전 거래를 반드시 확인하세요.");
        publish("EGW00304", 500, "고객식별키(법인 personalSeckey, 개인 appSecret)가 유효하지 않습니다.");
        publish("EGW02004", 500, "실전투자 도메인은 모의투자 앱키로 호출하실 수 없습니다.");
        publish("OPSQ0002", 500, "없는 서비스 코드 입니다.");
        publish("OPSQ1002", 500, "세션 연결 오류");
        publish("OPSQ9999", 500, "JSON PARSING ERROR : tr_id not found");
    }

    /** The error of a code. A code without a published text says that it is simulated; its status is 500. */
    static BrokerError of(String code) {
        BrokerError published = PUBLISHED.get(code);
        return published != null ? published : new BrokerError(code, "simulated " + code, 500);
    }

    /** A required parameter that did not come. */
    public static BrokerError missing(String parameter) {
        return new BrokerError("OPSQ2001", "ERROR : INPUT FIELD NOT FOUND [" + parameter + "]", 200);
    }

    /** A parameter whose value is not one that the broker takes. */
    public static BrokerError invalid(String parameter) {
        return new BrokerError("OPSQ2002", "ERROR : INVALID [" + parameter + "]", 200);
    }

    BrokerError withStatus(int other) {
        return new BrokerError(code, message, other);
    }

    private static void publish(String code, int status, String message) {
        PUBLISHED.put(code, new BrokerError(code, message, status));
    }
}
