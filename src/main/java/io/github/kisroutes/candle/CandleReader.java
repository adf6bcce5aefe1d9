package io.github.kisroutes.candle;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.function.Predicate;

/**
 * Reads an answer of FHKST03010100. Nothing of it is trusted: rows may come in any order, doubled, outside the asked
 * window, blank, or with text where a number belongs. A bad row is set aside with the rule it breaks, the others stay.
 */
public final class CandleReader {
    private final Basis basis;
    private final Predicate<LocalDate> certainlyClosed;

    /** @param certainlyClosed whether the exchange is known beyond doubt to have been closed on a day */
    public CandleReader(Basis basis, Predicate<LocalDate> certainlyClosed) {
        this.basis = basis;
        this.certainlyClosed = certainlyClosed;
    }

    /**
     * @param answer the JSON object of a successful answer
     * @param asked the window of the question
     * @throws UnreadableAnswerException when the answer has no list of candles at all, not even an empty one
     */
    public CandlePage read(JsonNode answer, DateWindow asked) throws UnreadableAnswerException {
        if (!answer.path("output2").isContainerNode()) {
            throw new UnreadableAnswerException(
                    asked + ": KIS reported success without output2; the symbol is recorded as failed");
        }
        CheckedRows checked = new CheckedRows(basis, asked, certainlyClosed);
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
        return new CandlePage(basis, asked, known(answer), checked.good(), checked.rejected(), rows);
    }

    /** KIS answers an unknown code with success and a current price of 0. */
    private static boolean known(JsonNode answer) {
        return !answer.path("output1").path("stck_prpr").asText("").strip().equals("0");
    }
}
