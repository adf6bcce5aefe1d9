package io.github.kisroutes.calendar;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What follows from the candles of a day. Two witnesses settle it: two stocks, or a stock and the broker. One stock alone opens
 * no day that others lack, and closes none for good. A day that should have been open and of which nobody has a row is disputed;
 * when a run on another trading day finds none either, it was closed.
 *
 * @param known what {@code trading_day} says, perhaps from a list or an assumption; empty when nothing
 * @param list what the list and the weekday say
 * @param over the last day whose session is over
 * @param session the session day of the run that looks
 * @param complete whether every stock of the run has been asked: before, the others may still bring a row
 */
record DayVerdict(
        DayWitnesses seen,
        Optional<TradingDay> known,
        AssumedDays list,
        LocalDate over,
        LocalDate session,
        boolean complete) {
    /** Of a day that was to be open. */
    private static final String NOBODY = "no stock has a candle of it";

    /** What is known now; empty when the candles tell nothing new. */
    Optional<TradingDay> day() {
        if (known.filter(TradingDay::isCertainClosure).isPresent()) {
            return seen.isOpenAgainstTheBroker() ? Optional.of(open(true)) : Optional.empty();
        }
        if (seen.isPlainlyOpen()) {
            return Optional.of(open(true));
        }
        if (seen.isPlainlyClosed()
                && !isDisputed()
                && !isSaidOpen(true)
                && (seen.present() == 0 || !isSaidOpen(false))) {
            return Optional.of(closed(true, list.reason(seen.day())));
        }
        if (seen.present() > 0) {
            return seen.traded() > 0 ? fewHaveIt() : Optional.empty();
        }
        return !seen.day().isAfter(over) && !isSaidClosed() ? nobodyHasIt() : Optional.empty();
    }

    /** Rows of one stock, or of very few of many, on a day that is not plainly closed. */
    private Optional<TradingDay> fewHaveIt() {
        if (isSaidOpen(false)) {
            return complete && seen.lacking() < DayWitnesses.ENOUGH ? Optional.of(open(true)) : Optional.empty();
        }
        if (isSaidClosed()) {
            return Optional.empty();
        }
        boolean againstTheList = !assumed().open() && seen.lacking() > 0;
        return Optional.of(againstTheList ? closed(true, list.reason(seen.day())) : open(false));
    }

    private Optional<TradingDay> nobodyHasIt() {
        boolean lacking = seen.lacking() > 0;
        Optional<LocalDate> unseenOn = known.flatMap(TradingDay::unseenOn);
        boolean again = complete
                && lacking
                && seen.asked()
                && unseenOn.filter(session::isAfter).isPresent();
        if (isSaidOpen(false) || isDisputed()) {
            return again
                    ? Optional.of(closed(true, NOBODY).unseen(unseenOn.get()))
                    : disputed(lacking || seen.ending() > 0, unseenOn);
        }
        if (lacking) {
            TradingDay closed = closed(again || !assumed().open(), list.reason(seen.day()));
            return Optional.of(closed.unseen(unseenOn.orElse(session)));
        }
        boolean ending = seen.ending() > 0;
        if (ending && seen.asked() && complete && !assumed().open()) {
            // At the end of what is stored: the list and the answers that lack it are two witnesses.
            return Optional.of(closed(true, list.reason(seen.day())).unseen(unseenOn.orElse(session)));
        }
        return disputed(ending && assumed().open() && !isClosed(), unseenOn);
    }

    private Optional<TradingDay> disputed(boolean looked, Optional<LocalDate> unseenOn) {
        return complete && looked
                ? Optional.of(TradingDay.disputed(seen.day(), unseenOn.orElse(session)))
                : Optional.empty();
    }

    private TradingDay assumed() {
        return list.day(seen.day());
    }

    private boolean isSaidOpen(boolean afterTheDay) {
        return known.filter(day -> day.source() == CalendarSource.KIS && day.open())
                .filter(day -> day.certain() || !afterTheDay)
                .isPresent();
    }

    private boolean isDisputed() {
        return known.filter(day -> day.source() == CalendarSource.DISPUTED).isPresent();
    }

    private boolean isSaidClosed() {
        return known.filter(day -> day.source() == CalendarSource.KIS && !day.open())
                .isPresent();
    }

    private boolean isClosed() {
        return known.filter(day -> day.isEvidence() && !day.open()).isPresent();
    }

    private TradingDay open(boolean certain) {
        return TradingDay.open(seen.day(), CalendarSource.OBSERVED, certain);
    }

    private TradingDay closed(boolean certain, String why) {
        return TradingDay.closed(seen.day(), CalendarSource.OBSERVED, certain, why);
    }
}
