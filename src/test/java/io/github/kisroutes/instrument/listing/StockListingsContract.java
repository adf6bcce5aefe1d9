package io.github.kisroutes.instrument.listing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisroutes.database.Database;
import io.github.kisroutes.instrument.Instrument;
import io.github.kisroutes.instrument.Instrument.InstrumentFlags;
import io.github.kisroutes.instrument.Instrument.ParChange;
import io.github.kisroutes.instrument.listing.StockListing.Known;
import io.github.kisroutes.instrument.listing.StockListing.Source;
import io.github.kisroutes.instrument.listing.StockListing.Trading;
import io.github.kisroutes.instrument.master.InstrumentTable;
import io.github.kisroutes.market.ListingMarket;
import io.github.kisroutes.market.StockCode;
import io.github.kisroutes.simulator.MutableClock;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is known of listings and when KIS may be asked, on every database: run by one class for each. */
abstract class StockListingsContract {
    private static final StockCode HYNIX = new StockCode("000660");
    private static final StockCode SAMSUNG = new StockCode("005930");
    private static final LocalDate MONDAY = LocalDate.of(2025, 6, 16);
    private static final LocalDate LISTED = LocalDate.of(1996, 12, 26);
    private static final LocalDate EARLIER = LocalDate.of(1991, 1, 1);
    private static final Trading TRADED = new Trading(Optional.of(false), Optional.of(true), Optional.of(false));

    @TempDir
    Path folder;

    private final MutableClock clock = MutableClock.atSeoul("2025-06-16T15:45:00");
    private Database database;
    private StockListings listings;

    /** The database of this test; the same one when it is opened again. */
    abstract Database database() throws Exception;

    @BeforeEach
    void open() throws Exception {
        database = database();
        listings = new StockListings(database, true, clock);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static StockInfo alive() {
        return StockInfo.answered(Optional.of(LISTED), Optional.empty(), TRADED);
    }

    private static StockInfo gone(LocalDate day) {
        return StockInfo.answered(Optional.of(LISTED), Optional.of(day), TRADED);
    }

    private static Instrument instrument(StockCode code, LocalDate listed, boolean halted) {
        return new Instrument(
                code.value(),
                "KR7000660001",
                "종목 " + code,
                ListingMarket.KOSPI,
                "ST",
                Optional.ofNullable(listed),
                BigDecimal.TEN,
                1_000,
                new InstrumentFlags(false, false, halted, false, false, ParChange.NONE));
    }

    /** A master file that lists this now. */
    private void file(Instrument... instruments) {
        new InstrumentTable(database).store(List.of(instruments), clock.instant());
    }

    private String instrumentRow(String columns) {
        return rows("SELECT " + columns + " FROM instrument WHERE stock_code = '000660'")
                .get(0);
    }

    @Test
    void an_answer_is_known_after_a_restart_and_not_asked_for_again_today() throws Exception {
        listings.record(HYNIX, gone(LocalDate.of(2025, 6, 13)));
        close();
        open();

        assertThat(listings.known(HYNIX))
                .hasValue(new StockListing(
                        "000660",
                        Optional.of(new Known(LISTED, Source.STOCK_INFO)),
                        Optional.of(new Known(LocalDate.of(2025, 6, 13), Source.STOCK_INFO)),
                        TRADED,
                        false,
                        Optional.of(MONDAY),
                        Optional.of(Source.STOCK_INFO)));
        assertThat(listings.mayAsk(HYNIX, MONDAY)).isFalse();
        assertThat(listings.mayAsk(SAMSUNG, MONDAY)).isTrue();
        assertThat(rows("SELECT state, asked_on, asked_count, answer FROM stock_listing"))
                .containsExactly("ANSWERED 2025-06-16 1 listed 1996-12-26, delisted 2025-06-13, halted no,"
                        + " on Nextrade yes, halted there no");
    }

    @Test
    void the_pause_doubles_while_the_outcome_stays_the_same() {
        List<Integer> asked = new ArrayList<>();
        for (int day = 0; day < 130; day++) {
            if (listings.mayAsk(HYNIX, MONDAY.plusDays(day))) {
                asked.add(day);
                listings.record(HYNIX, alive());
            }
            clock.advance(Duration.ofDays(1));
        }

        assertThat(asked).containsExactly(0, 1, 3, 7, 15, 31, 63, 95, 127);
    }

    @Test
    void the_pause_begins_anew_with_another_outcome_and_with_a_doubt_after_a_long_silence() {
        listings.record(HYNIX, alive());
        clock.advance(Duration.ofDays(1));
        listings.record(HYNIX, alive());
        assertThat(listings.mayAsk(HYNIX, MONDAY.plusDays(2))).isFalse();
        clock.advance(Duration.ofDays(2));
        listings.record(HYNIX, gone(MONDAY));
        assertThat(listings.mayAsk(HYNIX, MONDAY.plusDays(4))).isTrue();
        clock.advance(Duration.ofDays(300));
        listings.record(HYNIX, gone(MONDAY));

        assertThat(listings.mayAsk(HYNIX, MONDAY.plusDays(304))).isTrue();
    }

    @Test
    void a_failed_question_leaves_what_was_known_and_waits_until_tomorrow() {
        listings.record(HYNIX, alive());
        clock.advance(Duration.ofDays(1));
        listings.record(HYNIX, StockInfo.failed("KIS answered HTTP 404"));

        assertThat(listings.known(HYNIX)).hasValueSatisfying(known -> {
            assertThat(known.listedOn()).hasValue(LISTED);
            assertThat(known.trading()).isEqualTo(TRADED);
            assertThat(known.asOf()).as("the answer is yesterday's").hasValue(MONDAY);
        });
        assertThat(listings.mayAsk(HYNIX, MONDAY.plusDays(1))).isFalse();
        assertThat(listings.mayAsk(HYNIX, MONDAY.plusDays(2))).isTrue();
        assertThat(rows("SELECT state, answered_on, answer FROM stock_listing"))
                .containsExactly("FAILED 2025-06-16 KIS answered HTTP 404");
    }

    @Test
    void nothing_is_known_of_a_stock_whose_first_question_failed() {
        listings.record(HYNIX, StockInfo.failed("x".repeat(5_000)));

        assertThat(listings.known(HYNIX)).isEmpty();
    }

    @Test
    void an_unknown_code_is_an_answer() {
        listings.record(HYNIX, StockInfo.unknownCode());

        assertThat(listings.known(HYNIX)).hasValueSatisfying(known -> {
            assertThat(known.unknownCode()).isTrue();
            assertThat(known.listedOn()).isEmpty();
            assertThat(known.source()).isEmpty();
        });
    }

    @Test
    void five_failures_and_no_answer_end_the_questions_of_a_day() {
        IntStream.range(0, 5).forEach(number -> listings.record(code(number), StockInfo.failed("no route")));

        assertThat(listings.mayAsk(HYNIX, MONDAY)).isFalse();
        assertThat(listings.mayAsk(HYNIX, MONDAY.plusDays(1))).isTrue();
        listings.record(SAMSUNG, alive());
        assertThat(listings.mayAsk(HYNIX, MONDAY))
                .as("the service is there after all")
                .isTrue();
    }

    private static StockCode code(int number) {
        return new StockCode("00%03d0".formatted(number));
    }

    @Test
    void the_paper_host_is_never_asked() {
        assertThat(new StockListings(database, false, clock).mayAsk(HYNIX, MONDAY))
                .isFalse();
    }

    @Test
    void the_master_files_are_known_too_and_many_stocks_are_read_at_once() {
        file(instrument(HYNIX, LISTED, true), instrument(SAMSUNG, null, false));
        listings.record(new StockCode("035720"), alive());

        assertThat(listings.known(List.of("000660", "005930", "035720", "000270", "000660")))
                .hasSize(3)
                .hasEntrySatisfying("000660", known -> {
                    assertThat(known.listed()).hasValue(new Known(LISTED, Source.MASTER_FILE));
                    assertThat(known.source()).hasValue(Source.MASTER_FILE);
                    assertThat(known.asOf()).hasValue(MONDAY);
                    assertThat(known.isHalted()).isTrue();
                    assertThat(known.isKeptFromNextrade()).as("nobody said so").isFalse();
                })
                .hasEntrySatisfying(
                        "005930", known -> assertThat(known.listedOn()).isEmpty())
                .hasEntrySatisfying(
                        "035720", known -> assertThat(known.source()).hasValue(Source.STOCK_INFO));
        assertThat(listings.known(List.of())).isEmpty();
    }

    @Test
    void of_two_listing_dates_the_earlier_one_counts() {
        file(instrument(HYNIX, EARLIER, false));
        listings.record(HYNIX, alive());

        assertThat(listings.known(HYNIX).orElseThrow().listed()).hasValue(new Known(EARLIER, Source.MASTER_FILE));
        assertThat(listings.bound(HYNIX, LocalDate.of(1980, 1, 1))).isEqualTo(EARLIER);
        assertThat(listings.bound(HYNIX, MONDAY)).isEqualTo(MONDAY);
        assertThat(listings.bound(SAMSUNG, LocalDate.of(1980, 1, 1))).isEqualTo(LocalDate.of(1980, 1, 1));
    }

    @Test
    void who_told_last_tells_whether_trading_is_halted() {
        file(instrument(HYNIX, LISTED, true));
        listings.record(HYNIX, alive());
        assertThat(listings.known(HYNIX).orElseThrow().isHalted()).isFalse();
        clock.advance(Duration.ofDays(1));
        file(instrument(HYNIX, LISTED, true));

        assertThat(listings.known(HYNIX).orElseThrow().isHalted()).isTrue();
    }

    @Test
    void an_answer_fills_the_dates_that_the_files_do_not_tell() {
        file(instrument(HYNIX, null, false));
        assertThat(instrumentRow("listing_date, listing_source")).isEqualTo("null null");
        clock.advance(Duration.ofDays(1));

        listings.record(HYNIX, gone(MONDAY.plusDays(1)));

        assertThat(instrumentRow("listing_date, listing_source, delisted_on, delisting_source"))
                .isEqualTo("1996-12-26 STOCK_INFO 2025-06-17 STOCK_INFO");
        assertThat(rows("SELECT stock_code, kind, changed_on FROM instrument_change"))
                .containsExactly("000660 DELISTED 2025-06-17");
    }

    @Test
    void a_listing_date_from_an_answer_outlives_a_file_without_one_but_not_a_file_with_one() {
        file(instrument(HYNIX, null, false));
        listings.record(HYNIX, alive());
        String updated = instrumentRow("updated_at");
        clock.advance(Duration.ofDays(1));
        file(instrument(HYNIX, null, false));
        assertThat(instrumentRow("listing_date, listing_source")).isEqualTo("1996-12-26 STOCK_INFO");
        assertThat(instrumentRow("updated_at")).as("nothing has changed").isEqualTo(updated);
        file(instrument(HYNIX, EARLIER, false));

        assertThat(instrumentRow("listing_date, listing_source")).isEqualTo("1991-01-01 MASTER_FILE");
    }

    @Test
    void an_end_is_not_believed_while_a_file_lists_the_stock() {
        LocalDate end = MONDAY.minusDays(3);
        file(instrument(HYNIX, LISTED, false));
        listings.record(HYNIX, gone(end));

        assertThat(listings.known(HYNIX).orElseThrow().delistedOn()).isEmpty();
        assertThat(instrumentRow("delisted_on, delisting_source")).isEqualTo("null null");
    }

    @Test
    void an_end_that_lies_ahead_is_known_and_the_stock_is_still_listed() {
        LocalDate end = MONDAY.plusDays(10);
        file(instrument(HYNIX, LISTED, false));
        listings.record(HYNIX, gone(end));

        StockListing known = listings.known(HYNIX).orElseThrow();
        assertThat(known.delistedOn()).hasValue(end);
        assertThat(known.isListedOn(end.minusDays(1))).isTrue();
        assertThat(known.isListedOn(end)).isFalse();
        assertThat(known.isListedOn(LISTED.minusDays(1))).isFalse();
        assertThat(known.boundTo(end)).isEqualTo(end.minusDays(1));
        assertThat(known.boundTo(MONDAY)).isEqualTo(MONDAY);
        assertThat(instrumentRow("delisted_on")).isEqualTo("null");
    }

    @Test
    void a_stock_that_the_files_list_no_more_is_delisted_by_them_and_listed_again_when_it_comes_back() {
        file(instrument(HYNIX, LISTED, false));
        new InstrumentTable(database).delist(List.of("000660"), MONDAY, clock.instant());
        assertThat(instrumentRow("delisted_on, delisting_source")).isEqualTo("2025-06-16 MASTER_FILE");
        assertThat(listings.known(HYNIX).orElseThrow().delisted()).hasValue(new Known(MONDAY, Source.MASTER_FILE));
        file(instrument(HYNIX, LISTED, false));

        assertThat(instrumentRow("delisted_on, delisting_source")).isEqualTo("null null");
        assertThat(listings.known(HYNIX).orElseThrow().delistedOn()).isEmpty();
    }

    @Test
    void threads_that_record_the_same_stock_at_the_same_time_leave_one_row() {
        Stream.generate(() -> new StockListings(database, true, clock))
                .limit(8)
                .parallel()
                .forEach(each -> each.record(HYNIX, alive()));

        assertThat(rows("SELECT stock_code, state FROM stock_listing")).containsExactly("000660 ANSWERED");
    }

    private List<String> rows(String sql) {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            List<String> rows = new ArrayList<>();
            while (result.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    row.add(String.valueOf(result.getString(i)));
                }
                rows.add(String.join(" ", row));
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
