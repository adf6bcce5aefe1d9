package io.github.kisroutes.instrument.listing;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kisroutes.instrument.listing.StockListing.Trading;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads an answer of CTPF1002R, search-stock-info. Nothing of it is trusted: an answer for another stock is none, and a field
 * that is blank, no text, or no day that can be is "not known".
 */
final class StockInfoReader {
    /** What KIS answers when it has nothing for a code; with {@code rt_cd} 7, and by other ledger services with 0. */
    static final String NO_SUCH_CODE = "KIOK0560";

    private static final LocalDate EXCHANGE_OPENED = LocalDate.of(1956, 3, 3);
    private static final Pattern DAY = Pattern.compile("[0-9]{8}");

    /** A listing is announced this long before at most. */
    private static final int LISTING_AHEAD_DAYS = 60;

    /** The same of the end of a listing; what is later, like 99991231, means that there is none. */
    private static final int DELISTING_AHEAD_DAYS = 366;

    private final LocalDate today;

    /** @param today the day in Asia/Seoul */
    StockInfoReader(LocalDate today) {
        this.today = today;
    }

    /**
     * @param answer the JSON object of a successful answer
     * @param code the stock that was asked for
     */
    StockInfo read(JsonNode answer, String code) {
        JsonNode output = answer.path("output");
        if (isFor(output, code)) {
            return read(output);
        }
        return text(answer, "msg_cd").equals(NO_SUCH_CODE)
                ? StockInfo.unknownCode()
                : StockInfo.failed("the answer is not about " + code);
    }

    /** {@code pdno} is the code with zeros and a type before it (00000A005930), {@code std_pdno} the ISIN around it. */
    private static boolean isFor(JsonNode output, String code) {
        String isin = text(output, "std_pdno");
        return text(output, "pdno").endsWith(code) || isin.length() == 12 && isin.startsWith(code, 3);
    }

    private StockInfo read(JsonNode output) {
        Optional<LocalDate> kospi = listing(output, "scts_mket_lstg_dt");
        Optional<LocalDate> kosdaq = listing(output, "kosdaq_mket_lstg_dt");
        Optional<LocalDate> listed =
                Stream.of(kospi, kosdaq).flatMap(Optional::stream).min(LocalDate::compareTo);
        Trading trading = new Trading(
                flag(output, "tr_stop_yn"), flag(output, "cptt_trad_tr_psbl_yn"), flag(output, "nxt_tr_stop_yn"));
        return StockInfo.answered(listed, delisting(output, kospi, kosdaq), trading);
    }

    /** The end of the whole listing; on one market it may end because the stock has moved to the other one. */
    private Optional<LocalDate> delisting(JsonNode output, Optional<LocalDate> kospi, Optional<LocalDate> kosdaq) {
        Optional<LocalDate> kospiEnd = ending(output, "scts_mket_lstg_abol_dt");
        Optional<LocalDate> kosdaqEnd = ending(output, "kosdaq_mket_lstg_abol_dt");
        boolean stillListed = kospi.isPresent() && kospiEnd.isEmpty() || kosdaq.isPresent() && kosdaqEnd.isEmpty();
        return ending(output, "lstg_abol_dt")
                .or(() -> stillListed ? Optional.empty() : latest(kospiEnd, kosdaqEnd))
                .filter(end ->
                        latest(kospi, kosdaq).filter(day -> !day.isBefore(end)).isEmpty());
    }

    private static Optional<LocalDate> latest(Optional<LocalDate> one, Optional<LocalDate> other) {
        return Stream.of(one, other).flatMap(Optional::stream).max(LocalDate::compareTo);
    }

    private Optional<LocalDate> listing(JsonNode output, String name) {
        return day(output, name, LISTING_AHEAD_DAYS);
    }

    private Optional<LocalDate> ending(JsonNode output, String name) {
        return day(output, name, DELISTING_AHEAD_DAYS);
    }

    private Optional<LocalDate> day(JsonNode output, String name, int ahead) {
        String text = text(output, name);
        if (!DAY.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            LocalDate day = LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE);
            boolean believable = !day.isBefore(EXCHANGE_OPENED) && !day.isAfter(today.plusDays(ahead));
            return believable ? Optional.of(day) : Optional.empty();
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static Optional<Boolean> flag(JsonNode output, String name) {
        return switch (text(output, name)) {
            case "Y" -> Optional.of(true);
            case "N" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    /** All values of KIS are texts: a number or an object is not what it seems to be. */
    private static String text(JsonNode object, String name) {
        JsonNode value = object.path(name);
        return value.isTextual() ? value.textValue().strip() : "";
    }
}
