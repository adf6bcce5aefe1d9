package io.github.kisroutes.candle;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kisroutes.market.PriceBasis;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.apache.camel.Body;
import org.apache.camel.Variable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The steps of {@code routes/kis-daily-candles.camel.yaml}: what to ask for, and checked candles out of the answer. */
public final class DailyCandles {
    private static final Logger LOG = LoggerFactory.getLogger(DailyCandles.class);
    private static final int MOST_TOLD = 1_000;

    private final Set<String> told = ConcurrentHashMap.newKeySet();
    private final PriceBasis byDefault;
    private final Map<PriceBasis, CandleReader> readers = new EnumMap<>(PriceBasis.class);

    /**
     * @param byDefault what is asked for when a caller does not say
     * @param certainlyClosed whether the exchange is known beyond doubt to have been closed on a day; asked for every
     *     row, by many threads at once
     * @param accepted whether the row of a code and day is resolved to be right although it breaks a rule; asked only for
     *     rows that do
     */
    public DailyCandles(
            PriceBasis byDefault, Predicate<LocalDate> certainlyClosed, BiPredicate<String, LocalDate> accepted) {
        this.byDefault = byDefault;
        for (PriceBasis basis : PriceBasis.values()) {
            readers.put(basis, new CandleReader(basis, certainlyClosed, accepted));
        }
    }

    /**
     * {@code FID_ORG_ADJ_PRC} of what the caller asks for, as FHKST03010100 takes it: {@code 0} adjusted, {@code 1} raw. Of
     * no use for any other service: the neighbour FHKST01010400 has it the other way round, and the official documents
     * disagree with each other about it.
     *
     * @param priceBasis a {@link PriceBasis} or its name; the default without one
     * @throws IllegalArgumentException when it is neither
     */
    public String flag(@Variable("priceBasis") Object priceBasis) {
        return switch (basis(priceBasis)) {
            case ADJUSTED -> "0";
            case RAW -> "1";
        };
    }

    /**
     * @param answer the JSON of a successful answer
     * @param symbol the stock asked for
     * @param fromDate first day asked for, {@code yyyyMMdd}
     * @param toDate last day asked for
     * @param priceBasis a {@link PriceBasis} or its name; the default without one
     * @throws UnreadableAnswerException when the answer has no list of candles, or is about another stock
     * @throws IllegalArgumentException when the basis is neither
     */
    public CandlePage page(
            @Body JsonNode answer,
            @Variable("symbol") String symbol,
            @Variable("fromDate") String fromDate,
            @Variable("toDate") String toDate,
            @Variable("priceBasis") Object priceBasis)
            throws UnreadableAnswerException {
        DateWindow asked = new DateWindow(
                LocalDate.parse(fromDate, DateWindow.KIS_DATE), LocalDate.parse(toDate, DateWindow.KIS_DATE));
        CandlePage page = readers.get(basis(priceBasis)).read(answer, symbol, asked);
        page.notes().stream()
                .map(note -> symbol + " " + note)
                .filter(this::isNew)
                .forEach(note -> LOG.info("Not rejected, but odd: {}", note));
        return page;
    }

    /** The same oddity comes with each reading; it is told once, as long as there are not too many to remember. */
    private boolean isNew(String note) {
        return told.size() < MOST_TOLD && told.add(note);
    }

    private PriceBasis basis(Object asked) {
        String name = asked == null ? "" : asked.toString().strip().toUpperCase(Locale.ROOT);
        if (name.isEmpty()) {
            return byDefault;
        }
        try {
            return PriceBasis.valueOf(name);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "The variable priceBasis is " + asked
                            + ", and only ADJUSTED and RAW can be asked for; KIS was not asked",
                    e);
        }
    }
}
