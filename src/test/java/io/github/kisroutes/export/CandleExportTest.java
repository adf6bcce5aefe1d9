package io.github.kisroutes.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import blue.strategic.parquet.Hydrator;
import blue.strategic.parquet.HydratorSupplier;
import blue.strategic.parquet.ParquetReader;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.github.kisroutes.config.ConfigurationException;
import io.github.kisroutes.database.Database;
import io.github.kisroutes.database.TestDatabases;
import io.github.kisroutes.market.Market;
import io.github.kisroutes.market.PriceBasis;
import io.github.kisroutes.market.StockCode;
import io.github.kisroutes.shared.digest.Sha256;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CandleExportTest {
    private static final int DAYS = 5;
    private static final CandleExport.Progress UNHEARD = (done, all, rows) -> {};

    @TempDir
    Path folder;

    private static Database database;
    private static StoredSeries stored;

    private Path target;

    @BeforeAll
    static void store(@TempDir Path place) throws SQLException {
        database = Database.open(TestDatabases.withTables(place), "sa", "");
        stored = new StoredSeries(database)
                .stock("005930", "삼성전자", DAYS, Market.J)
                .stock("000660", "SK, \"하이닉스\"", DAYS, Market.J)
                .stock("00088K", "=HYPERLINK(\"http://x\",\"y\")", DAYS, Market.J);
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @BeforeEach
    void name() {
        target = folder.resolve("out/candles");
    }

    private ExportRequest request(ExportFormat format, ExportPartition partition, String... symbols) {
        return new ExportRequest(
                ExportRequest.EARLIEST,
                ExportRequest.LATEST,
                Stream.of(symbols).map(StockCode::new).toList(),
                Market.J,
                Set.of(PriceBasis.ADJUSTED),
                format,
                partition,
                target);
    }

    private ExportResult export(ExportRequest asked) throws IOException {
        return export(asked, UNHEARD);
    }

    private ExportResult export(ExportRequest asked, CandleExport.Progress progress) throws IOException {
        return new CandleExport(database, asked, getClass().getClassLoader(), Path.of("lib")).run(progress);
    }

    private List<NamedCsvRecord> read(String name) throws IOException {
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(target.resolve(name))) {
            return csv.stream().toList();
        }
    }

    private List<String> names(Path of) throws IOException {
        try (Stream<Path> files = Files.list(of)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void what_is_read_back_from_the_csv_equals_what_is_stored() throws Exception {
        ExportResult made = export(request(ExportFormat.CSV, ExportPartition.SYMBOL));

        assertThat(names(target)).containsExactly("000660.csv", "00088K.csv", "005930.csv", "_SHA256SUMS");
        assertThat(made.rows()).isEqualTo(3 * DAYS);
        List<Map<String, String>> expected = database.sql("export-symbol")
                .set("stock_code", "000660")
                .set("market", "J")
                .set("price_basis", new String[] {"ADJUSTED"})
                .set("from_day", ExportRequest.EARLIEST)
                .set("to_day", ExportRequest.LATEST)
                .list(row -> {
                    Map<String, String> values = new TreeMap<>();
                    for (String column : StoredCandle.COLUMNS) {
                        values.put(
                                column,
                                switch (column) {
                                    case "symbol" -> row.getString("stock_code");
                                    case "name" -> "SK, \"하이닉스\"";
                                    case "open", "high", "low", "close" -> number(row.getBigDecimal(column + "_price"));
                                    case "is_final" -> row.getBoolean(column) ? "true" : "false";
                                    default -> row.getString(column) == null ? "" : row.getString(column);
                                });
                    }
                    return values;
                });
        List<NamedCsvRecord> back = read("000660.csv");
        assertThat(expected).hasSize(DAYS);
        assertThat(back.stream()
                        .map(line -> new TreeMap<>(line.getFieldsAsMap()))
                        .toList())
                .isEqualTo(expected);
        assertThat(back.get(1).getField("open")).isEmpty();
        assertThat(back.get(0).getField("turnover")).isEqualTo("9223372036854775807");
    }

    private static String number(BigDecimal price) {
        return price == null ? "" : price.stripTrailingZeros().toPlainString();
    }

    @Test
    void a_file_for_each_day_has_every_stock_that_was_asked_for_and_no_other() throws Exception {
        ExportResult made = export(request(ExportFormat.CSV, ExportPartition.DAY, "005930", "000660", "373220"));

        assertThat(names(target)).hasSize(DAYS + 1).contains("2025-06-02.csv", "2025-06-06.csv");
        assertThat(read("2025-06-03.csv"))
                .extracting(line -> line.getField("symbol"))
                .containsExactly("000660", "005930");
        assertThat(made.rows()).isEqualTo(2 * DAYS);
        assertThat(made.without()).containsExactly(new StockCode("373220"));
    }

    @Test
    void both_series_stand_in_one_file_and_a_range_has_its_first_and_its_last_day() throws Exception {
        ExportRequest all = request(ExportFormat.CSV, ExportPartition.SYMBOL, "005930");
        ExportResult made = export(new ExportRequest(
                StoredSeries.FIRST.plusDays(1),
                StoredSeries.FIRST.plusDays(3),
                all.symbols(),
                Market.J,
                Set.of(PriceBasis.values()),
                all.format(),
                all.partition(),
                target));
        assertThat(made.rows()).isEqualTo(6);
        assertThat(read("005930.csv"))
                .extracting(line -> line.getField("trade_date") + line.getField("price_basis"))
                .startsWith("2025-06-03ADJUSTED", "2025-06-03RAW")
                .endsWith("2025-06-05ADJUSTED", "2025-06-05RAW");
    }

    @Test
    void a_name_does_not_run_in_a_spreadsheet() throws Exception {
        List<String> names = List.of("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1+1");
        for (int i = 0; i < names.size(); i++) {
            stored.stock("03572" + i, names.get(i), 1, Market.NX);
        }
        ExportRequest all = request(ExportFormat.CSV, ExportPartition.DAY);
        export(new ExportRequest(
                all.from(), all.to(), List.of(), Market.NX, all.bases(), all.format(), all.partition(), target));
        assertThat(read(StoredSeries.FIRST + ".csv"))
                .extracting(line -> line.getField("name"))
                .isEqualTo(names.stream().map(name -> "'" + name).toList());
    }

    @Test
    void the_sums_are_those_of_the_files_and_nobody_else_may_read_them() throws Exception {
        ExportResult made = export(request(ExportFormat.CSV, ExportPartition.SYMBOL));
        assertThat(made.files()).hasSize(3).allSatisfy(file -> assertThat(sha256(target.resolve(file.name())))
                .isEqualTo(file.sha256()));
        assertThat(Files.readString(target.resolve("_SHA256SUMS")))
                .startsWith(made.files().get(0).sha256() + "  000660.csv\n")
                .hasLineCount(3);
        assertThat(TestDatabases.mode(target)).isEqualTo(0700);
        assertThat(TestDatabases.mode(target.resolve("000660.csv"))).isEqualTo(0600);
    }

    private static String sha256(Path file) throws IOException {
        return Sha256.hex(Sha256.of(Files.readAllBytes(file)));
    }

    /** What another implementation of Parquet finds in a row, as text. */
    private static List<Map<String, Object>> parquet(Path file) throws IOException {
        HydratorSupplier<Map<String, Object>, Map<String, Object>> rows = columns -> new Hydrator<>() {
            @Override
            public Map<String, Object> start() {
                return new TreeMap<>();
            }

            @Override
            public Map<String, Object> add(Map<String, Object> row, String column, Object value) {
                row.put(column, value == null ? "null" : text(column, value));
                return row;
            }

            /** This reader gives a decimal without its point; where it stands is in the file. */
            private String text(String column, Object value) {
                return columns.stream()
                        .filter(each -> each.getPath()[0].equals(column))
                        .map(each -> each.getPrimitiveType().getLogicalTypeAnnotation())
                        .filter(DecimalLogicalTypeAnnotation.class::isInstance)
                        .map(DecimalLogicalTypeAnnotation.class::cast)
                        .map(decimal -> BigDecimal.valueOf((Long) value, decimal.getScale())
                                .toString())
                        .findFirst()
                        .orElse(String.valueOf(value));
            }

            @Override
            public Map<String, Object> finish(Map<String, Object> row) {
                return row;
            }
        };
        try (Stream<Map<String, Object>> read = ParquetReader.streamContent(file.toFile(), rows)) {
            return read.toList();
        }
    }

    @Test
    void another_reader_finds_the_same_rows_and_sums_in_the_parquet() throws Exception {
        ExportResult made = export(request(ExportFormat.PARQUET, ExportPartition.DAY));

        assertThat(names(target))
                .hasSize(DAYS + 1)
                .allMatch(name -> name.endsWith(".parquet") || name.equals("_SHA256SUMS"));
        List<Map<String, Object>> rows = new ArrayList<>();
        for (ExportedFile file : made.files()) {
            List<Map<String, Object>> read = parquet(target.resolve(file.name()));
            assertThat(read).hasSize((int) file.rows());
            rows.addAll(read);
            assertThat(sha256(target.resolve(file.name()))).isEqualTo(file.sha256());
            assertThat(TestDatabases.mode(target.resolve(file.name()))).isEqualTo(0600);
        }
        String series = " FROM daily_price WHERE price_basis = 'ADJUSTED' AND market = 'J'";
        assertThat(rows).hasSize(TestDatabases.count(database, "SELECT COUNT(*)" + series));
        for (String column : List.of("open", "high", "low", "close")) {
            assertThat(sum(rows, column)).isEqualByComparingTo(number("SELECT SUM(" + column + "_price)" + series));
        }
        assertThat(sum(rows, "volume")).isEqualByComparingTo(number("SELECT SUM(volume)" + series));
        assertThat(sum(rows, "turnover")).isEqualByComparingTo(number("SELECT SUM(turnover)" + series));
        assertThat(rows.get(0)).containsEntry("name", "SK, \"하이닉스\"").containsEntry("close", "71000.05");
        assertThat(rows.get(1)).containsEntry("name", "=HYPERLINK(\"http://x\",\"y\")");
        assertThat(rows.get(3)).containsEntry("close", "71001.05").containsEntry("open", "null");
    }

    private static BigDecimal sum(List<Map<String, Object>> rows, String column) {
        return rows.stream()
                .map(row -> String.valueOf(row.get(column)))
                .filter(value -> !value.equals("null"))
                .map(BigDecimal::new)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private BigDecimal number(String sql) throws SQLException {
        try (var connection = database.dataSource().getConnection();
                var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            result.next();
            return result.getBigDecimal(1);
        }
    }

    @Test
    void without_the_jar_one_sentence_says_which_and_where() throws Exception {
        ClassLoader without = new URLClassLoader(new URL[0], ClassLoader.getPlatformClassLoader());
        CandleExport export = new CandleExport(
                database, request(ExportFormat.PARQUET, ExportPartition.DAY), without, Path.of("/opt/kis/lib"));
        assertThatThrownBy(() -> export.run(UNHEARD))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("put duckdb_jdbc-2.0.0.1.jar")
                .hasMessageContaining("/opt/kis/lib")
                .hasMessageNotContaining("\n");
        assertThat(target.getParent()).isEmptyDirectory();
    }

    /** H2 stands for one that knows none of the settings. */
    @Test
    void a_DuckDB_that_does_not_take_the_settings_is_closed() throws SQLException {
        try (Connection other = DriverManager.getConnection("jdbc:h2:mem:")) {
            assertThatThrownBy(() -> ParquetFiles.of(other)).isInstanceOf(SQLException.class);
            assertThat(other.isClosed()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"CSV", "PARQUET"})
    void an_export_that_fails_in_the_middle_leaves_nothing(ExportFormat format) {
        assertThatThrownBy(() -> export(request(format, ExportPartition.DAY), (done, all, rows) -> {
                    if (done == 3) {
                        assertThat(folder.resolve("out/.candles.part").toFile().list())
                                .hasSize(4);
                        throw new IllegalStateException("the disk is full");
                    }
                }))
                .hasMessage("the disk is full");
        assertThat(folder.resolve("out")).isEmptyDirectory();
    }

    @Test
    void what_a_killed_export_has_left_goes_with_the_next() throws Exception {
        Path left = Files.createDirectories(folder.resolve("out/.candles.part"));
        Files.createFile(left.resolve(".lock"));
        Files.writeString(left.resolve("005930.csv"), "symbol,na");
        export(request(ExportFormat.CSV, ExportPartition.SYMBOL));
        assertThat(names(folder.resolve("out"))).containsExactly("candles");
        assertThat(read("005930.csv")).hasSize(DAYS);
    }

    @Test
    void two_exports_of_one_name_do_not_mix() throws Exception {
        Path other = Files.createDirectories(folder.resolve("out/.candles.part"));
        try (FileChannel lock =
                FileChannel.open(other.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            lock.lock();
            assertThatThrownBy(() -> export(request(ExportFormat.CSV, ExportPartition.SYMBOL)))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("Another export");
        }
        assertThat(names(other)).containsExactly(".lock");
    }

    @Test
    void what_is_there_already_is_left_alone() throws Exception {
        Path mine = Files.createDirectories(target).resolve("005930.csv");
        Files.writeString(mine, "mine");
        assertThatThrownBy(() -> export(request(ExportFormat.CSV, ExportPartition.SYMBOL)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("is there already");
        assertThat(mine).hasContent("mine");

        Path strange = Files.createDirectories(folder.resolve("out/.other.part"));
        Files.writeString(strange.resolve("a.txt"), "mine");
        target = folder.resolve("out/other");
        assertThatThrownBy(() -> export(request(ExportFormat.CSV, ExportPartition.SYMBOL)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("is not from an export");
        assertThat(strange.resolve("a.txt")).hasContent("mine");
    }
}
