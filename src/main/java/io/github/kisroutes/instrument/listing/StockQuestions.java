package io.github.kisroutes.instrument.listing;

import io.github.kisroutes.database.Database;
import io.github.kisroutes.instrument.listing.StockInfo.State;
import io.github.kisroutes.instrument.listing.StockListing.Trading;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** The questions to search-stock-info and their answers: the table {@code stock_listing}. */
final class StockQuestions {
    private final Database database;

    StockQuestions(Database database) {
        this.database = database;
    }

    /**
     * The last question about a stock.
     *
     * @param info what is known from it, or from an answer before it
     * @param answeredOn the day of that answer; empty when there was none
     * @param askedOn the day of the question
     * @param askedCount how often in a row it came to the same
     */
    record Question(StockInfo info, Optional<LocalDate> answeredOn, LocalDate askedOn, int askedCount) {
        private static final int LONGEST_PAUSE_DAYS = 32;

        /** Days until the next question: 1, 2, 4 and so on, as long as nothing changes. */
        int pauseDays() {
            return askedCount > 5 ? LONGEST_PAUSE_DAYS : 1 << Math.max(0, askedCount - 1);
        }

        /** The question that follows. What was known stays known when no answer came. */
        Question next(StockInfo came, LocalDate day) {
            boolean answered = came.state() == State.ANSWERED;
            StockInfo known = answered
                    ? came
                    : new StockInfo(came.state(), info.listedOn(), info.delistedOn(), info.trading(), came.text());
            // After a long silence it is another doubt, and its pauses begin anew.
            boolean goesOn = known.says(info) && !day.isAfter(askedOn.plusDays(2L * pauseDays()));
            return new Question(known, answered ? Optional.of(day) : answeredOn, day, goesOn ? askedCount + 1 : 1);
        }
    }

    /** The last question about a stock, if there was one. */
    Optional<Question> last(String code) {
        return database.sql("read-stock-question").set("stock_code", code).one(StockQuestions::read);
    }

    private static Question read(ResultSet row) throws SQLException {
        StockInfo info = new StockInfo(
                State.valueOf(row.getString("state")),
                Optional.ofNullable(row.getObject("listed_on", LocalDate.class)),
                Optional.ofNullable(row.getObject("delisted_on", LocalDate.class)),
                trading(row),
                "");
        return new Question(
                info,
                Optional.ofNullable(row.getObject("answered_on", LocalDate.class)),
                row.getObject("asked_on", LocalDate.class),
                row.getInt("asked_count"));
    }

    /** The three flags of a row of {@code stock_listing}. */
    static Trading trading(ResultSet row) throws SQLException {
        return new Trading(
                Optional.ofNullable(row.getObject("is_halted", Boolean.class)),
                Optional.ofNullable(row.getObject("trades_on_nextrade", Boolean.class)),
                Optional.ofNullable(row.getObject("nextrade_halted", Boolean.class)));
    }

    /** Writes a question in the place of the one before. */
    void write(String code, Question question, Instant now) {
        StockInfo info = question.info();
        database.sql("record-stock-question")
                .set("stock_code", code)
                .set("listed_on", info.listedOn().orElse(null))
                .set("delisted_on", info.delistedOn().orElse(null))
                .set("is_halted", info.trading().halted().orElse(null))
                .set("trades_on_nextrade", info.trading().onNextrade().orElse(null))
                .set("nextrade_halted", info.trading().nextradeHalted().orElse(null))
                .set("answered_on", question.answeredOn().orElse(null))
                .set("state", info.state().name())
                .set("asked_on", question.askedOn())
                .set("asked_at", now)
                .set("asked_count", question.askedCount())
                .set("answer", info.text())
                .update();
    }

    /** Whether, of the questions of a day, at least {@code most} failed and none was answered. */
    boolean allFailed(LocalDate day, int most) {
        return database.sql("count-stock-questions")
                .set("asked_on", day)
                .one(row -> row.getInt("failed_count") >= most && row.getInt("answered_count") == 0)
                .orElse(false);
    }
}
