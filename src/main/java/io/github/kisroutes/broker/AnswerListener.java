package io.github.kisroutes.broker;

import org.apache.camel.Exchange;

/** Told by {@link BrokerAnswer} what an answer means for the calls to come. The exchange is that of the call. */
public interface AnswerListener {
    /** KIS has answered what was asked. */
    void accepted(Exchange call);

    /**
     * KIS did not accept the token of the call.
     *
     * @param code {@code EGW00121}, {@code EGW00122} or {@code EGW00123}
     */
    void tokenRejected(Exchange call, String code);

    /**
     * KIS refused the app key or the secret of a call.
     *
     * @param code such as {@code EGW00105}
     */
    void keyRefused(String code);

    /** KIS said "too many calls". */
    void tooManyCalls(Exchange call);
}
