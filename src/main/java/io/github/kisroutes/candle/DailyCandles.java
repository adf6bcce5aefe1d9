package io.github.kisroutes.candle;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import org.apache.camel.Body;
import org.apache.camel.Variable;

/** The step of {@code routes/kis-daily-candles.camel.yaml} that turns an answer into checked candles. */
public final class DailyCandles {
    private final CandleReader reader;

    /** @param adjusted whether adjusted prices are asked for */
    public DailyCandles(boolean adjusted) {
        this.reader = new CandleReader(adjusted);
    }

    /**
     * @param answer the JSON of a successful answer
     * @param fromDate first day asked for, {@code yyyyMMdd}
     * @param toDate last day asked for
     * @throws UnreadableAnswerException when the answer has no list of candles
     */
    public CandlePage page(
            @Body JsonNode answer, @Variable("fromDate") String fromDate, @Variable("toDate") String toDate)
            throws UnreadableAnswerException {
        return reader.read(
                answer,
                new DateWindow(
                        LocalDate.parse(fromDate, DateWindow.KIS_DATE), LocalDate.parse(toDate, DateWindow.KIS_DATE)));
    }
}
