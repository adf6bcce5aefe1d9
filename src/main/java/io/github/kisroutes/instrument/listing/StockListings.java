package io.github.kisroutes.instrument.listing;

import io.github.kisroutes.database.Database;
import io.github.kisroutes.instrument.InstrumentChange;
import io.github.kisroutes.instrument.InstrumentChange.Type;
import io.github.kisroutes.instrument.listing.StockInfo.State;
import io.github.kisroutes.instrument.listing.StockQuestions.Question;
import io.github.kisroutes.instrument.master.InstrumentTable;
import io.github.kisroutes.market.Seoul;
import io.github.kisroutes.market.StockCode;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * When stocks were listed and delisted, as far as search-stock-info and the master files told; and when KIS may be asked again.
 * KIS is asked about a stock when there is a doubt, by {@code routes/kis-stock-info.camel.yaml}, and what it said is kept.
 */
public final class StockListings {
    /** After so many failed questions of a day, and no answer, the service is taken to be away. */
    private static final int MOST_FAILURES = 5;

    private final Database database;
    private final StockQuestions questions;
    private final boolean served;
    private final Clock clock;

    /** @param served whether the broker has search-stock-info: not known of the paper host, so it is never asked */
    public StockListings(Database database, boolean served, Clock clock) {
        this.database = database;
        this.served = served;
        this.clock = clock;
        questions = new StockQuestions(database);
    }

    /** What is known of a stock; empty when nobody told anything. Asks nobody. */
    public Optional<StockListing> known(StockCode code) {
        return Optional.ofNullable(known(List.of(code.value())).get(code.value()));
    }

    /**
     * The same of many stocks, in one query.
     *
     * @param codes short codes
     * @return by code; without those of which nobody told anything
     */
    public Map<String, StockListing> known(Collection<String> codes) {
        Map<String, StockListing> known = new HashMap<>();
        database
                .sql("read-stock-listings")
                .set("stock_code", codes.stream().distinct().sorted().toArray(String[]::new))
                .list(row -> PublishedListing.read(row).listing())
                .stream()
                .filter(each -> each.asOf().isPresent() || each.unknownCode())
                .forEach(each -> known.put(each.code(), each));
        return known;
    }

    /** The first day that is worth a question about a stock: {@code from}, or the stock's first day when that is later. */
    public LocalDate bound(StockCode code, LocalDate from) {
        return known(code).map(listing -> listing.boundFrom(from)).orElse(from);
    }

    /**
     * Whether a doubt about a stock may be carried to KIS now: at most once a day, and after 1, 2, 4, 8 … 32 days as long as
     * the outcome stays the same. A day on which every question failed is over after five of them.
     *
     * @param sessionDay the day of the run, in Asia/Seoul
     */
    public boolean mayAsk(StockCode code, LocalDate sessionDay) {
        if (!served) {
            return false;
        }
        Optional<Question> last = questions.last(code.value());
        boolean due = last.map(
                        question -> !sessionDay.isBefore(question.askedOn().plusDays(question.pauseDays())))
                .orElse(true);
        return due && !questions.allFailed(sessionDay, MOST_FAILURES);
    }

    /** The day in Asia/Seoul. */
    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Seoul.ZONE);
    }

    /**
     * Remembers what came of a question, and fills what the master files do not tell of the instrument.
     *
     * @throws io.github.kisroutes.database.fault.StatementException when the database is away; then nothing is remembered
     */
    void record(StockCode code, StockInfo came) {
        try {
            database.transaction().call(() -> {
                recordNow(code.value(), came, clock.instant());
                return came;
            });
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(
                    "What KIS said of " + code + " could not be remembered: " + e.getMessage(), e);
        }
    }

    private void recordNow(String code, StockInfo came, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, Seoul.ZONE);
        Question question = questions
                .last(code)
                .map(last -> last.next(came, today))
                .orElseGet(() -> new Question(
                        came, came.state() == State.ANSWERED ? Optional.of(today) : Optional.empty(), today, 1));
        questions.write(code, question, now);
        came.listedOn().ifPresent(day -> database.sql("fill-listing-date")
                .set("stock_code", code)
                .set("listed_on", day)
                .set("seen_at", now)
                .update());
        came.delistedOn().ifPresent(day -> {
            int ended = database.sql("fill-delisting")
                    .set("stock_code", code)
                    .set("delisted_on", day)
                    .set("today", today)
                    .set("seen_at", now)
                    .update();
            if (ended > 0) {
                new InstrumentTable(database)
                        .record(List.of(new InstrumentChange(code, Type.DELISTED, "", "")), today, now);
            }
        });
    }
}
