package io.github.kisroutes.broker;

import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/**
 * An answer of KIS as it came, kept beside what was read from it for a call that hands it on. {@link BrokerAnswer} keeps it where a
 * route has set the exchange property {@value #WANTED}; only what is one JSON object is kept.
 *
 * @param status the HTTP status
 * @param contentType blank when there was none; so are the other headers
 * @param trCont {@code F} or {@code M}: there is more; {@code D} or {@code E}: there is not
 * @param body decompressed
 */
public record RawAnswer(int status, String contentType, String trId, String trCont, String gtUid, byte[] body) {
    /** Set to true by a route whose caller gets the answer as it came. */
    public static final String WANTED = "kis-raw-answer-wanted";

    /** "API 사용 권한이 없습니다": with a question of ours the key is wrong, with one of somebody else's it is the question. */
    public static final String NOT_FOR_THIS_KEY = "EGW00206";

    private static final String KEPT = "kis-raw-answer";

    /** What a caller asks for a next page with; as the header of an answer it is what was asked. */
    private static final String NEXT = "N";

    static boolean wanted(Exchange call) {
        return call.getProperty(WANTED, false, Boolean.class);
    }

    static void keep(Exchange call, byte[] body) {
        Message answer = call.getMessage();
        String trCont = header(answer, "tr_cont");
        call.setProperty(
                KEPT,
                new RawAnswer(
                        answer.getHeader(Exchange.HTTP_RESPONSE_CODE, 0, Integer.class),
                        header(answer, Exchange.CONTENT_TYPE),
                        header(answer, "tr_id"),
                        trCont.equals(NEXT) ? "" : trCont,
                        header(answer, "gt_uid"),
                        body));
    }

    private static String header(Message answer, String name) {
        return answer.getHeader(name, "", String.class);
    }

    /** The answer to the last attempt of a call; empty when none came. */
    public static Optional<RawAnswer> of(Exchange call) {
        return Optional.ofNullable(call.getProperty(KEPT, RawAnswer.class));
    }

    /** Forgets the answer to an earlier attempt. */
    public static void forget(Exchange call) {
        call.removeProperty(KEPT);
    }
}
