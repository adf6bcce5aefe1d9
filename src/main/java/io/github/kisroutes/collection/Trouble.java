package io.github.kisroutes.collection;

import io.github.kisroutes.broker.BrokerFault;
import io.github.kisroutes.database.StatementException;
import io.github.kisroutes.token.TokenUnavailableException;

/**
 * Why a symbol is not complete.
 *
 * @param code the broker's {@code msg_cd}, or our own word: {@code REJECTED_ROWS}, {@code MISSING_DAYS}, {@code NO_ROWS} …
 * @param text for a person
 * @param passing whether asking again, later in the same run, may help
 * @param everywhere whether it would meet every other symbol, too
 * @param answered whether the broker answered all the same
 */
public record Trouble(String code, String text, boolean passing, boolean everywhere, boolean answered) {
    /** The code of a symbol that was not asked for, because the run had to end early. */
    static final String NOT_ASKED = "NOT_ASKED";

    /** What a fault means for its symbol. */
    static Trouble of(Throwable fault) {
        boolean everywhere = fault instanceof BrokerFault.Misconfigured || fault instanceof TokenUnavailableException;
        boolean passing = !everywhere && !(fault instanceof BrokerFault.BadRequest);
        return new Trouble(
                code(fault),
                String.valueOf(fault.getMessage()),
                passing,
                everywhere,
                fault instanceof BrokerFault.BadRequest);
    }

    private static String code(Throwable fault) {
        if (fault instanceof BrokerFault broker) {
            return broker.code();
        }
        return fault instanceof StatementException
                ? "DATABASE"
                : fault.getClass().getSimpleName();
    }

    /** Something that is wrong with an answer. */
    static Trouble ofAnswer(String code, String text) {
        return new Trouble(code, text, true, false, true);
    }
}
