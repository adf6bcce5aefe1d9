package io.github.kisroutes.calendar;

import io.github.kisroutes.config.ConfigurationException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is believed of a day that nobody has told of: closed when the operator's list or a fixed rule says so, else open.
 *
 * @param listed why the exchange is closed, by day
 */
record AssumedDays(Map<LocalDate, String> listed) {
    private static final Logger LOG = LoggerFactory.getLogger(AssumedDays.class);

    /** A list that was spoilt while the process runs must not stop a collection: the start has checked it once. */
    static AssumedDays read(Path holidays) {
        try {
            return new AssumedDays(HolidayFile.read(holidays));
        } catch (ConfigurationException e) {
            LOG.warn("{} Until then it counts as empty.", e.getMessage());
            return new AssumedDays(Map.of());
        }
    }

    TradingDay day(LocalDate date) {
        if (listed.containsKey(date)) {
            return TradingDay.closed(date, CalendarSource.FILE, false, listed.get(date));
        }
        return FixedClosures.reason(date)
                .map(reason -> TradingDay.closed(date, CalendarSource.WEEKDAY, false, reason))
                .orElseGet(() -> TradingDay.open(date, CalendarSource.WEEKDAY, false));
    }

    /** Why a day is closed, as far as the list or the fixed closures tell. */
    String reason(LocalDate day) {
        return Optional.ofNullable(listed.get(day))
                .or(() -> FixedClosures.reason(day))
                .orElse("the exchange is closed");
    }
}
