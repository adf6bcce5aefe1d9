package io.github.kisroutes.crosscheck;

import io.github.kisroutes.config.ConfigurationException;
import io.github.kisroutes.database.Database;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Compares the stored candles with those of another vendor: {@code kis.crosscheck.file}. Nothing is changed. */
public final class VendorCheck {
    private final Database database;
    private final String market;

    /** @param market {@code J}, {@code NX} or {@code UN} */
    public VendorCheck(Database database, String market) {
        this.database = database;
        this.market = market;
    }

    /**
     * Compares every row of a file.
     *
     * @param file UTF-8, with the first line {@code code,date,close,volume}
     * @throws ConfigurationException when the file cannot be read
     */
    public VendorReport compare(Path file) {
        VendorReport report = new VendorReport(file);
        VendorFile.read(file).forEach((code, rows) -> compare(report, code, rows));
        return report;
    }

    private void compare(VendorReport report, String code, List<VendorFile.Row> rows) {
        TreeMap<LocalDate, VendorSeries.Day> stored = stored(code);
        VendorSeries series = new VendorSeries(stored, stored.isEmpty() ? Map.of() : factors(code));
        rows.forEach(row -> report.add(code, row, series.judge(row), series.here(row.date())));
    }

    private TreeMap<LocalDate, VendorSeries.Day> stored(String code) {
        return database
                .sql("vendor-series")
                .set("stock_code", code)
                .set("market", market)
                .list(VendorSeries.Day::of)
                .stream()
                .collect(Collectors.toMap(VendorSeries.Day::date, Function.identity(), (a, b) -> a, TreeMap::new));
    }

    /** The view has them of the KRX series alone. */
    private Map<LocalDate, BigDecimal> factors(String code) {
        return market.equals("J")
                ? database
                        .sql("vendor-factors")
                        .set("stock_code", code)
                        .list(row -> Map.entry(row.getDate("trade_date").toLocalDate(), row.getBigDecimal("factor")))
                        .stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue))
                : Map.of();
    }
}
