package io.github.kisroutes.instrument.master;

import io.github.kisroutes.database.Database;
import io.github.kisroutes.instrument.Instrument;
import io.github.kisroutes.instrument.Instrument.InstrumentFlags;
import io.github.kisroutes.instrument.Instrument.ParChange;
import io.github.kisroutes.instrument.InstrumentChange;
import io.github.kisroutes.instrument.KnownInstrument;
import io.github.kisroutes.market.ListingMarket;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The tables {@code instrument} and {@code instrument_change}. */
public final class InstrumentTable {
    private final Database database;

    public InstrumentTable(Database database) {
        this.database = database;
    }

    /** Everything that was ever listed, by code. */
    Map<String, KnownInstrument> all() {
        Map<String, KnownInstrument> known = new HashMap<>();
        database.sql("read-instruments")
                .list(InstrumentTable::read)
                .forEach(each -> known.put(each.instrument().code(), each));
        return known;
    }

    private static KnownInstrument read(ResultSet row) throws SQLException {
        Instrument instrument = new Instrument(
                row.getString("stock_code"),
                row.getString("isin"),
                row.getString("name"),
                ListingMarket.valueOf(row.getString("market")),
                row.getString("group_code"),
                Optional.ofNullable(row.getObject("listing_date", LocalDate.class)),
                row.getBigDecimal("base_price"),
                row.getLong("listed_shares"),
                new InstrumentFlags(
                        row.getBoolean("is_spac"),
                        row.getBoolean("is_preferred"),
                        row.getBoolean("is_halted"),
                        row.getBoolean("is_liquidation"),
                        row.getBoolean("is_administrative"),
                        ParChange.valueOf(row.getString("par_change"))));
        return new KnownInstrument(instrument, row.getObject("delisted_on", LocalDate.class) == null);
    }

    /** Writes what was read; those that came back are listed again. Part of the caller's transaction. */
    public void store(List<Instrument> instruments, Instant now) {
        List<Instrument> sorted = instruments.stream()
                .sorted(Comparator.comparing(Instrument::code))
                .toList();
        database.sql("store-instruments")
                .set("stock_code", column(sorted, Instrument::code))
                .set("isin", column(sorted, Instrument::isin))
                .set("name", column(sorted, Instrument::name))
                .set("market", column(sorted, each -> each.market().name()))
                .set("group_code", column(sorted, Instrument::group))
                .set("listing_date", column(sorted, each -> each.listingDate()
                        .map(LocalDate::toString)
                        .orElse(null)))
                .set("base_price", column(sorted, each -> each.basePrice().toPlainString()))
                .set("listed_shares", column(sorted, each -> String.valueOf(each.listedShares())))
                .set(
                        "is_spac",
                        column(sorted, each -> String.valueOf(each.marks().spac())))
                .set(
                        "is_preferred",
                        column(sorted, each -> String.valueOf(each.marks().preferred())))
                .set(
                        "is_halted",
                        column(sorted, each -> String.valueOf(each.marks().halted())))
                .set(
                        "is_liquidation",
                        column(sorted, each -> String.valueOf(each.marks().liquidation())))
                .set(
                        "is_administrative",
                        column(sorted, each -> String.valueOf(each.marks().administrative())))
                .set(
                        "par_change",
                        column(sorted, each -> each.marks().parChange().name()))
                .set("seen_at", now)
                .update();
    }

    /** Ends the listing of codes that are gone. Part of the caller's transaction. */
    public void delist(List<String> codes, LocalDate day, Instant now) {
        if (!codes.isEmpty()) {
            database.sql("delist-instruments")
                    .set("stock_code", codes.stream().sorted().toArray(String[]::new))
                    .set("delisted_on", day)
                    .set("seen_at", now)
                    .update();
        }
    }

    /** Notes changes, each kind once per code and day. Part of the caller's transaction. */
    public void record(List<InstrumentChange> changes, LocalDate day, Instant now) {
        if (!changes.isEmpty()) {
            database.sql("record-instrument-changes")
                    .set("stock_code", column(changes, InstrumentChange::code))
                    .set("kind", column(changes, each -> each.kind().name()))
                    .set("old_value", column(changes, each -> blankToNull(each.before())))
                    .set("new_value", column(changes, each -> blankToNull(each.after())))
                    .set("changed_on", day)
                    .set("seen_at", now)
                    .update();
        }
    }

    private static <T> String[] column(List<T> rows, Function<T, String> value) {
        return rows.stream().map(value).toArray(String[]::new);
    }

    private static String blankToNull(String text) {
        return text.isBlank() ? null : text;
    }
}
