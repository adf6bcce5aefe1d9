package io.github.kisroutes.collection.outcome;

import io.github.kisroutes.broker.BrokerFault;
import io.github.kisroutes.candle.UnreadableAnswerException;
import io.github.kisroutes.database.fault.DatabaseFault;
import io.github.kisroutes.shared.NoTurnException;
import io.github.kisroutes.token.BrokerUnreachableException;
import io.github.kisroutes.token.TokenUnavailableException;
import io.github.kisroutes.token.stored.TokenFault;
import java.io.IOException;

/**
 * Why a symbol is not complete.
 *
 * @param code the broker's {@code msg_cd}, or our own word: {@code REJECTED_ROWS}, {@code MISSING_DAYS}, {@code NO_ROWS} …
 * @param text for a person
 * @param passing whether asking again, later in the same run, may help
 * @param everywhere whether it would meet every other symbol, too
 * @param answered whether the broker answered all the same
 */
public record SymbolFailure(String code, String text, boolean passing, boolean everywhere, boolean answered) {
    /** The code of a symbol that was not asked for, because the run had to end early. */
    public static final String NOT_ASKED = "NOT_ASKED";

    /** The code of a symbol whose questions got no answer at all. */
    public static final String NO_ANSWER = "NO_ANSWER";

    /** The code of a symbol whose questions could not be sent, since other processes use up the quota. */
    public static final String NO_TURN = "NO_TURN";

    /**
     * What a fault means for its symbol.
     *
     * @param asked the question that met it, as a person is told of it
     */
    public static SymbolFailure of(Throwable fault, Object asked) {
        boolean everywhere = fault instanceof BrokerFault.Misconfigured || fault instanceof TokenUnavailableException;
        boolean answered = fault instanceof BrokerFault.BadRequest || fault instanceof UnreadableAnswerException;
        boolean passing = !everywhere && !(fault instanceof BrokerFault.BadRequest);
        return new SymbolFailure(code(fault), text(fault, asked), passing, everywhere, answered);
    }

    private static String code(Throwable fault) {
        if (fault instanceof BrokerFault broker) {
            return broker.code();
        }
        if (fault instanceof TokenUnavailableException token) {
            // A refused key stands in the ledger as what it is: nothing but a person helps.
            return token.fault() == TokenFault.CREDENTIAL && !token.code().isBlank() ? token.code() : "NO_TOKEN";
        }
        if (fault instanceof UnreadableAnswerException) {
            return "UNREADABLE_ANSWER";
        }
        if (fault instanceof NoTurnException) {
            return NO_TURN;
        }
        if (DatabaseFault.in(fault).isPresent()) {
            return "DATABASE";
        }
        return fault instanceof IOException ? NO_ANSWER : "DEFECT";
    }

    /** What our own faults say is made for people; the rest is what a library said, and needs its occasion. */
    private static String text(Throwable fault, Object asked) {
        if (fault instanceof BrokerFault || fault instanceof TokenUnavailableException) {
            return fault.getMessage();
        }
        String said = fault instanceof BrokerUnreachableException
                ? fault.getMessage().replaceFirst("[.]$", "")
                : fault.getClass().getSimpleName() + ": " + fault.getMessage();
        return asked + ": "
                + DatabaseFault.in(fault)
                        .map(database -> "the database does not do what it should (" + database.text() + ")")
                        .orElse(
                                fault instanceof UnreadableAnswerException || fault instanceof NoTurnException
                                        ? fault.getMessage()
                                        : fault instanceof IOException
                                                ? "KIS did not answer, even after repeats (" + said + ")"
                                                : "unexpected error, please report it (" + said + ")")
                + "; it is asked again";
    }

    /** Something that is wrong with an answer. */
    public static SymbolFailure ofAnswer(String code, String text) {
        return new SymbolFailure(code, text, true, false, true);
    }
}
