package io.github.kisroutes.instrument.master;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.kisroutes.config.HttpSettings;
import io.github.kisroutes.config.MasterSettings;
import io.github.kisroutes.database.Database;
import io.github.kisroutes.instrument.Instrument;
import io.github.kisroutes.instrument.InstrumentChange;
import io.github.kisroutes.market.ListingMarket;
import io.github.kisroutes.simulator.MutableClock;
import io.github.kisroutes.simulator.Simulator;
import io.github.kisroutes.simulator.SimulatorOptions;
import io.github.kisroutes.simulator.http.Calls;
import io.github.kisroutes.simulator.http.Fault;
import io.github.kisroutes.simulator.market.KrxCandles;
import io.github.kisroutes.simulator.market.Listing;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** From the master files to the tables, on every database: run by one class for each. */
abstract class InstrumentMasterContract {
    /** The shipped stocks are all of KOSPI; ten of them move for these tests. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final HttpSettings HTTP = new HttpSettings(PATIENCE, PATIENCE, PATIENCE, Optional.empty());

    private static final List<String> KOSDAQ =
            KrxCandles.shipped().codes().stream().sorted().skip(40).toList();

    @TempDir
    Path folder;

    private final MutableClock clock = MutableClock.atSeoul("2025-06-16T07:00:00");
    private final Simulator broker = Simulator.start(SimulatorOptions.defaults().withClock(clock));
    private Database database;

    /** An empty database. */
    abstract Database database() throws Exception;

    @BeforeEach
    void open() throws Exception {
        database = database();
        KOSDAQ.forEach(code -> broker.listings().change(code, stock -> stock.withBoard("KOSDAQ")));
    }

    @AfterEach
    void close() {
        broker.close();
        database.close();
    }

    private InstrumentMaster master() {
        return master(List.of("ST"), List.of(ListingMarket.values()));
    }

    private InstrumentMaster master(List<String> groups, List<ListingMarket> markets) {
        URI url = URI.create(broker.baseUri() + "/common/master");
        return new InstrumentMaster(
                new MasterSettings(url, folder.resolve("master"), groups, markets), HTTP, database, clock, PATIENCE);
    }

    @Test
    void the_whole_market_arrives_with_names_markets_and_listing_dates() {
        MasterReading reading = master().refresh();

        assertThat(reading).hasToString("KOSPI 40, KOSDAQ 10");
        assertThat(reading.changes()).as("there is nothing to compare with").isEmpty();
        assertThat(reading.troubles()).isEmpty();
        List<Instrument> symbols = master().symbols();
        assertThat(symbols)
                .extracting(Instrument::code, Instrument::name)
                .containsExactlyElementsOf(KrxCandles.shipped().codes().stream()
                        .sorted()
                        .map(code -> tuple(code, KrxCandles.shipped().name(code).orElseThrow()))
                        .toList());
        assertThat(symbols)
                .filteredOn(each -> each.code().equals("005930"))
                .singleElement()
                .satisfies(samsung -> {
                    assertThat(samsung.isin()).isEqualTo("KR7005930003");
                    assertThat(samsung.market()).isEqualTo(ListingMarket.KOSPI);
                    assertThat(samsung.listingDate()).hasValue(LocalDate.of(2023, 12, 5));
                    assertThat(samsung.basePrice()).isEqualByComparingTo("57200");
                    assertThat(samsung.listedShares()).isEqualTo(1_000_000);
                });
        assertThat(broker.record().tokenRequests()).as("no key is needed").isZero();
    }

    @Test
    void the_second_reading_tells_what_changed() {
        broker.listings().add(Listing.stock("900110", "이스트아시아홀딩스", "KOSDAQ", LocalDate.of(2010, 4, 23)));
        broker.listings().change("000270", stock -> stock.withHalted(true));
        master().refresh();
        clock.advance(Duration.ofDays(1));
        broker.candles().delist("005380");
        broker.candles().list("035420", "네이버");
        broker.candles().list("123450", "새내기");
        broker.listings().change("000270", stock -> stock.withHalted(false));
        broker.listings().change("000660", stock -> stock.withHalted(true));
        broker.listings().change("005930", stock -> stock.withParChange("01").withBasePrice(1_144));
        broker.listings().change("900110", stock -> stock.withParChange("02"));
        broker.listings().change("051910", stock -> stock.withBoard("KOSDAQ"));

        MasterReading reading = master().refresh();

        assertThat(reading.changes())
                .extracting(InstrumentChange::toString)
                .containsExactly(
                        "000270 RESUMED",
                        "000660 HALTED",
                        "005380 DELISTED 현대차 ->",
                        "005930 SPLIT 57200.00 -> 1144",
                        "035420 RENAMED NAVER -> 네이버",
                        "051910 MOVED KOSPI -> KOSDAQ",
                        "123450 LISTED 새내기",
                        "900110 MERGED 1000.00 -> 1000");
        assertThat(rows("SELECT stock_code, kind, changed_on FROM instrument_change ORDER BY stock_code"))
                .hasSize(8)
                .startsWith("000270 RESUMED 2025-06-17", "000660 HALTED 2025-06-17", "005380 DELISTED 2025-06-17");
        assertThat(rows("SELECT stock_code, delisted_on FROM instrument WHERE delisted_on IS NOT NULL"))
                .containsExactly("005380 2025-06-17");
        assertThat(master().symbols())
                .extracting(Instrument::code)
                .doesNotContain("005380")
                .contains("123450");
        assertThat(reading.toString()).endsWith("SPLIT 1, MERGED 1");
    }

    @Test
    void the_same_again_changes_nothing_but_when_it_was_seen() {
        master().refresh();
        clock.advance(Duration.ofHours(3));
        broker.listings().change("005930", stock -> stock.withBasePrice(58_000));

        assertThat(master().refresh().changes()).isEmpty();

        assertThat(rows("SELECT DISTINCT first_seen, updated_at FROM instrument"))
                .hasSize(1);
        assertThat(rows("SELECT COUNT(*) FROM instrument WHERE last_seen > first_seen AND updated_at = first_seen"))
                .containsExactly("50");
        assertThat(rows("SELECT base_price FROM instrument WHERE stock_code = '005930'"))
                .containsExactly("58000.00");
        assertThat(rows("SELECT * FROM instrument_change")).isEmpty();
    }

    @Test
    void what_comes_back_is_listed_again_and_a_change_is_noted_once_a_day() {
        master().refresh();
        broker.candles().delist("005380");
        master().refresh();
        broker.candles().list("005380", "현대차");
        assertThat(master().refresh().changes())
                .extracting(InstrumentChange::toString)
                .containsExactly("005380 LISTED 현대차");
        broker.candles().delist("005380");
        master().refresh();

        assertThat(rows("SELECT kind FROM instrument_change ORDER BY kind")).containsExactly("DELISTED", "LISTED");
        assertThat(rows("SELECT delisted_on FROM instrument WHERE stock_code = '005380'"))
                .containsExactly("2025-06-16");
    }

    @Test
    void groups_and_markets_are_filters_of_what_is_collected_not_of_what_is_known() {
        LocalDate listed = LocalDate.of(2020, 1, 2);
        broker.listings()
                .add(Listing.stock("069500", "KODEX 200", "KOSPI", listed).withGroup("EF"));
        broker.listings()
                .add(Listing.stock("Q500001", "신한 레버리지 ETN", "KOSPI", listed).withGroup("EN"));
        broker.listings()
                .add(Listing.stock("F70100026", "어떤 수익증권", "KOSPI", listed).withGroup("BC"));
        broker.listings().add(Listing.stock("900110", "이스트", "KOSDAQ", listed));
        master().refresh();

        assertThat(rows("SELECT COUNT(*) FROM instrument")).containsExactly("54");
        assertThat(master(List.of("EF", "EN", "BC"), List.of(ListingMarket.KOSPI))
                        .symbols())
                .as("a code that the broker has no candles for is left out")
                .extracting(Instrument::code)
                .containsExactly("069500", "Q500001");
        assertThat(master(List.of("ST"), List.of(ListingMarket.KOSDAQ)).symbols())
                .extracting(Instrument::market)
                .containsOnly(ListingMarket.KOSDAQ);
        assertThat(master(List.of("XX"), List.of(ListingMarket.KOSPI)).symbols())
                .isEmpty();
    }

    @Test
    void one_market_alone_is_downloaded_when_one_is_asked_for() {
        master(List.of("ST"), List.of(ListingMarket.KOSPI)).refresh();

        assertThat(broker.record().matching(Calls.masterFile("kospi_code"))).hasSize(1);
        assertThat(broker.record().matching(Calls.masterFile("kosdaq_code"))).isEmpty();
    }

    static Stream<Fault> damages() {
        return Stream.of(
                Fault.httpError(404),
                Fault.httpError(500),
                Fault.html(),
                Fault.body(""),
                Fault.body("x".repeat(MasterDownload.MOST_BYTES + 1)),
                Fault.cutOff(),
                Fault.reset(),
                Fault.hang(),
                Fault.endlessBody());
    }

    @ParameterizedTest
    @MethodSource("damages")
    void a_file_that_does_not_come_or_is_damaged_changes_nothing(Fault damage) throws Exception {
        master().refresh();
        byte[] good = Files.readAllBytes(folder.resolve("master/kospi_code.mst.zip"));
        List<String> before = rows("SELECT * FROM instrument WHERE market = 'KOSPI' ORDER BY stock_code");
        broker.candles().delist("005930");
        broker.faults().on(Calls.masterFile("kospi_code")).always(damage);

        MasterReading reading = master().refresh();

        assertThat(reading.changes()).isEmpty();
        assertThat(reading.instruments()).containsOnlyKeys(ListingMarket.KOSDAQ);
        assertThat(reading.troubles())
                .singleElement()
                .asString()
                .contains("kospi_code.mst.zip was not used: ", "what is known of KOSPI stays as it is");
        assertThat(rows("SELECT * FROM instrument WHERE market = 'KOSPI' ORDER BY stock_code"))
                .isEqualTo(before);
        assertThat(folder.resolve("master/kospi_code.mst.zip")).hasBinaryContent(good);
        try (Stream<Path> left = Files.list(folder.resolve("master"))) {
            assertThat(left.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("kospi_code.mst.zip", "kosdaq_code.mst.zip");
        }
        broker.faults().clear();
        assertThat(master().refresh().changes()).hasSize(1);
    }

    @Test
    void a_file_that_is_too_large_is_given_up_before_its_time_is_over() {
        broker.faults()
                .on(Calls.masterFile("kospi_code"))
                .always(Fault.body("x".repeat(MasterDownload.MOST_BYTES + 1)));

        assertThatThrownBy(() -> new MasterDownload(HTTP, Duration.ofMinutes(1))
                        .fetch(URI.create(broker.baseUri() + "/common/master/kospi_code.mst.zip")))
                .isInstanceOf(IOException.class)
                .hasMessage("the answer is longer than 8388608 bytes");
    }

    @Test
    void a_file_that_lacks_half_of_the_market_is_not_believed() {
        IntStream.range(100, 200)
                .mapToObj(number -> "000" + number)
                .filter(code -> KrxCandles.shipped().name(code).isEmpty())
                .forEach(code -> broker.listings().add(Listing.stock(code, "주식" + code, "KOSPI", LocalDate.EPOCH)));
        master().refresh();
        IntStream.range(100, 200)
                .forEach(number -> broker.listings().change("000" + number, stock -> stock.withBoard("KONEX")));

        MasterReading reading = master().refresh();

        assertThat(reading.changes()).isEmpty();
        assertThat(reading.troubles()).singleElement().asString().contains("it lists ", "and there were ");
        assertThat(master().symbols()).hasSizeGreaterThan(140);
    }

    @Test
    void an_empty_database_starts_with_the_last_good_file_when_none_can_be_had() throws Exception {
        master().refresh();
        database.close();
        database = database();
        broker.faults().on(Calls.masterFile("kospi_code")).always(Fault.httpError(503));
        broker.faults().on(Calls.masterFile("kosdaq_code")).always(Fault.httpError(503));
        truncate();

        MasterReading reading = master().refresh();

        assertThat(reading.troubles()).hasSize(2).allSatisfy(trouble -> assertThat(trouble)
                .contains("HTTP 503", "is used"));
        assertThat(master().symbols()).hasSize(50);
    }

    @Test
    void without_any_file_there_is_no_market_to_collect() throws Exception {
        broker.faults().on(Calls.masterFile("kospi_code")).always(Fault.httpError(503));
        broker.faults().on(Calls.masterFile("kosdaq_code")).always(Fault.reset());
        Files.createDirectories(folder.resolve("master"));
        Files.writeString(folder.resolve("master/kosdaq_code.mst.zip"), "spoilt");

        MasterReading reading = master().refresh();

        assertThat(reading).hasToString("no master file was read");
        assertThat(reading.troubles()).hasSize(2);
        assertThat(reading.troubles().get(1)).contains("of no use either", "nothing is known of KOSDAQ");
        assertThatThrownBy(() -> master().symbols())
                .isInstanceOf(MasterUnavailableException.class)
                .hasMessageContaining("kis.symbols.file = master")
                .hasMessageContaining(broker.baseUri() + "/common/master");
    }

    @Test
    void a_folder_that_cannot_be_written_costs_only_the_kept_file() throws Exception {
        Files.writeString(folder.resolve("master"), "a file where the folder belongs");

        MasterReading reading = master().refresh();

        assertThat(reading.troubles()).hasSize(2).allSatisfy(trouble -> assertThat(trouble)
                .contains("could not be kept"));
        assertThat(master().symbols()).hasSize(50);
    }

    @Test
    void processes_that_read_at_the_same_time_note_a_change_once() {
        master().refresh();
        broker.candles().delist("005380");
        broker.candles().list("123450", "새내기");

        assertThat(Stream.generate(this::master).limit(4).parallel().map(InstrumentMaster::refresh))
                .hasSize(4);

        assertThat(rows("SELECT stock_code, kind FROM instrument_change ORDER BY stock_code"))
                .containsExactly("005380 DELISTED", "123450 LISTED");
    }

    private void truncate() throws Exception {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("DELETE FROM instrument");
        }
    }

    /** Each row as one text. */
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
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
