package io.github.kisroutes.crosscheck;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What is stored of one stock, to judge another vendor's rows by. */
final class VendorSeries {
    private static final BigDecimal ROUNDING = BigDecimal.ONE;

    private final TreeMap<LocalDate, Day> days;
    private final Map<LocalDate, BigDecimal> factors;

    /** @param factors by day, where they are known and not 1 */
    VendorSeries(TreeMap<LocalDate, Day> days, Map<LocalDate, BigDecimal> factors) {
        this.days = days;
        this.factors = factors;
    }

    /** Close in KRW and volume in shares on one basis. */
    record Values(BigDecimal close, long volume) {
        boolean equal(VendorFile.Row row) {
            return close.compareTo(row.close()) == 0 && row.volume().orElse(volume) == volume;
        }

        boolean nearly(VendorFile.Row row) {
            return close.subtract(row.close()).abs().compareTo(ROUNDING) <= 0
                    && Math.abs(row.volume().orElse(volume) - volume) <= 1;
        }

        @Override
        public String toString() {
            return "close " + close.stripTrailingZeros().toPlainString() + ", volume " + volume;
        }
    }

    /** One stored day; at least one of the bases is there. */
    record Day(LocalDate date, Optional<Values> adjusted, Optional<Values> raw, boolean isFinal) {
        static Day of(ResultSet row) throws SQLException {
            return new Day(
                    row.getDate("trade_date").toLocalDate(),
                    values(row, "adjusted"),
                    values(row, "raw"),
                    row.getInt("all_final") == 1);
        }

        private static Optional<Values> values(ResultSet row, String basis) throws SQLException {
            BigDecimal close = row.getBigDecimal(basis + "_close");
            return close == null ? Optional.empty() : Optional.of(new Values(close, row.getLong(basis + "_volume")));
        }

        /** The basis that readers use, or the only one. */
        Values shown() {
            return adjusted.or(() -> raw).orElseThrow();
        }
    }

    /** What is stored of a day, in words. */
    String here(LocalDate date) {
        Day day = days.get(date);
        return day == null
                ? "nothing"
                : day.shown()
                        + (day.adjusted().isPresent() ? " (ADJUSTED, " : " (RAW, ")
                        + (day.isFinal() ? "final)" : "not final)");
    }

    VendorVerdict judge(VendorFile.Row row) {
        Day day = days.get(row.date());
        if (day == null) {
            boolean inside = !days.isEmpty()
                    && row.date().isAfter(days.firstKey())
                    && row.date().isBefore(days.lastKey());
            return inside ? VendorVerdict.MISSING : VendorVerdict.NOT_COLLECTED;
        }
        if (day.shown().equal(row)) {
            return VendorVerdict.AGREES;
        }
        if (day.raw().filter(raw -> raw.equal(row)).isPresent() || isOurs(day, row)) {
            return VendorVerdict.BASIS;
        }
        if (!day.isFinal()) {
            return VendorVerdict.PROVISIONAL;
        }
        return day.adjusted().filter(adjusted -> adjusted.nearly(row)).isPresent()
                ? VendorVerdict.ROUNDING
                : VendorVerdict.REAL;
    }

    /** Whether the vendor's values become ours by the factor of the day: the price times it, the volume by it. */
    private boolean isOurs(Day day, VendorFile.Row row) {
        BigDecimal factor = factors.get(row.date());
        if (factor == null || factor.signum() <= 0 || day.adjusted().isEmpty()) {
            return false;
        }
        Values ours = day.adjusted().get();
        BigDecimal close = row.close().multiply(factor);
        BigDecimal volume = factor.multiply(BigDecimal.valueOf(ours.volume()));
        long theirs = row.volume().orElse(volume.longValue());
        return close.subtract(ours.close()).abs().compareTo(ROUNDING) <= 0
                && volume.subtract(BigDecimal.valueOf(theirs)).abs().compareTo(ROUNDING.max(factor)) <= 0;
    }
}
