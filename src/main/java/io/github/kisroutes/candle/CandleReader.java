package io.github.kisroutes.candle;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kisroutes.market.PriceBasis;
import java.time.LocalDate;
import java.util.Locale;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/**
 * Reads an answer of FHKST03010100. Nothing of it is trusted: it may be about another stock, and rows may come in any order,
 * doubled, outside the asked window, blank, or with text where a number belongs. A bad row is set aside with the rule it
 * breaks, the others stay.
 */
public final class CandleReader {
    private static final int SHORTEST_CODE = 6;

    private final PriceBasis basis;
    private final Predicate<LocalDate> certainlyClosed;
    private final BiPredicate<String, LocalDate> accepted;

    /**
     * @param certainlyClosed whether the exchange is known beyond doubt to have been closed on a day
     * @param accepted whether the row of a code and day is resolved to be right although it breaks a rule; asked only for
     *     rows that do
     */
    public CandleReader(
            PriceBasis basis, Predicate<LocalDate> certainlyClosed, BiPredicate<String, LocalDate> accepted) {
        this.basis = basis;
        this.certainlyClosed = certainlyClosed;
        this.accepted = accepted;
    }

    /**
     * @param answer the JSON object of a successful answer
     * @param code the stock of the question
     * @param asked the window of the question
     * @throws UnreadableAnswerException when the answer has no list of candles at all, not even an empty one, or is about
     *     another stock
     */
    public CandlePage read(JsonNode answer, String code, DateWindow asked) throws UnreadableAnswerException {
        if (!answer.path("output2").isContainerNode()) {
            throw new UnreadableAnswerException(
                    asked + ": KIS reported success without output2; the symbol is recorded as failed");
        }
        refuseAnother(answer, code, asked);
        CheckedRows checked = new CheckedRows(basis, asked, certainlyClosed, day -> accepted.test(code, day));
        int place = 0;
        int rows = 0;
        for (JsonNode json : answer.path("output2")) {
            CandleRow row = new CandleRow(json);
            place++;
            if (!row.isBlank()) {
                // A blank row at the end fills up; one before a good row took the place of a day.
                rows = place;
                checked.add(row);
            }
        }
        checked.compare();
        return new CandlePage(basis, asked, known(answer), checked.good(), checked.rejected(), checked.notes(), rows);
    }

    /** KIS answers an unknown code with success and a current price of 0. */
    private static boolean known(JsonNode answer) {
        return !answer.path("output1").path("stck_prpr").asText("").strip().equals("0");
    }

    /**
     * {@code output1} names the stock; where it names none, nothing is concluded. A letter before the six characters (Q of an
     * ETN) may be written or not.
     */
    private static void refuseAnother(JsonNode answer, String code, DateWindow asked) throws UnreadableAnswerException {
        String told = normal(answer.path("output1").path("stck_shrn_iscd").asText(""));
        String meant = normal(code);
        boolean same = told.isEmpty()
                || meant.isEmpty()
                || told.equals(meant)
                || Math.min(told.length(), meant.length()) >= SHORTEST_CODE
                        && (told.endsWith(meant) || meant.endsWith(told));
        if (!same && known(answer)) {
            throw new UnreadableAnswerException(asked + ": KIS was asked about " + meant + " and answered about "
                    + told.substring(0, Math.min(told.length(), 12)) + "; nothing of the answer is stored");
        }
    }

    private static String normal(String code) {
        return code == null ? "" : code.strip().toUpperCase(Locale.ROOT);
    }
}
