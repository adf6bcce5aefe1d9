package io.github.kisroutes.simulator.market;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Where the simulated market's candles come from. Implementations are asked by many threads at once. */
public interface CandleSource {

    /**
     * One series of daily candles.
     *
     * @param code short code of the stock
     * @param market {@code FID_COND_MRKT_DIV_CODE}: J, NX or UN, which are different series
     * @param adjusted whether earlier rows are on today's base ({@code FID_ORG_ADJ_PRC} 0)
     */
    record Series(String code, String market, boolean adjusted) {

        /** The adjusted series of KRX, the one a chart shows. */
        public static Series adjusted(String code) {
            return new Series(code, "J", true);
        }

        /** The prices of KRX as they were paid. */
        public static Series raw(String code) {
            return new Series(code, "J", false);
        }
    }

    /** Every code of this market; none by default, for a market that only answers when it is asked. */
    default List<String> codes() {
        return List.of();
    }

    /** Where a stock is listed: {@code KOSPI} or {@code KOSDAQ}. */
    default String board(String code) {
        return "KOSPI";
    }

    /** The stock's Korean name; empty for a code that this market does not know. */
    Optional<String> name(String code);

    /** The candles of {@code from} to {@code to}, both included, oldest first; empty when there are none. */
    List<DayBar> bars(Series series, LocalDate from, LocalDate to);

    /**
     * The close that the change of a day is measured from, where it is not that of the row before: the trades of an evening
     * move the row before, until they are taken back, and a split gives a base price.
     */
    default OptionalLong base(Series series, LocalDate day) {
        return OptionalLong.empty();
    }
}
