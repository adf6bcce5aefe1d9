package io.github.kisroutes.instrument.listing;

import io.github.kisroutes.instrument.listing.StockListing.Known;
import io.github.kisroutes.instrument.listing.StockListing.Source;
import io.github.kisroutes.instrument.listing.StockListing.Trading;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What search-stock-info and the master files say of one stock, side by side.
 *
 * @param info the first day, the end and the trading by search-stock-info
 * @param answeredOn the day of that answer; empty without one
 * @param unknownCode whether KIS said last that it does not know the code
 * @param file the same by the table {@code instrument}, which search-stock-info may have filled
 * @param fileSeenOn the day on which a file listed it last; empty when none did
 */
record PublishedListing(
        String code,
        Said info,
        Optional<LocalDate> answeredOn,
        boolean unknownCode,
        Said file,
        Optional<LocalDate> fileSeenOn) {

    /** What one of the two says. */
    private record Said(Optional<Known> listed, Optional<Known> delisted, Trading trading) {}

    static PublishedListing read(ResultSet row) throws SQLException {
        Said info = new Said(
                known(row, "listed_on", Source.STOCK_INFO),
                known(row, "delisted_on", Source.STOCK_INFO),
                StockQuestions.trading(row));
        Said file = new Said(
                known(row, "listing_date", source(row, "listing_source")),
                known(row, "gone_on", source(row, "delisting_source")),
                new Trading(
                        Optional.ofNullable(row.getObject("file_halted", Boolean.class)),
                        Optional.empty(),
                        Optional.empty()));
        return new PublishedListing(
                row.getString("stock_code"),
                info,
                Optional.ofNullable(row.getObject("answered_on", LocalDate.class)),
                StockInfo.State.UNKNOWN_CODE.name().equals(row.getString("state")),
                file,
                Optional.ofNullable(row.getObject("file_seen_on", LocalDate.class)));
    }

    private static Optional<Known> known(ResultSet row, String column, Source source) throws SQLException {
        return Optional.ofNullable(row.getObject(column, LocalDate.class)).map(day -> new Known(day, source));
    }

    private static Source source(ResultSet row, String column) throws SQLException {
        String source = row.getString(column);
        return source == null ? Source.MASTER_FILE : Source.valueOf(source);
    }

    StockListing listing() {
        return new StockListing(
                code,
                Stream.of(info.listed(), file.listed())
                        .flatMap(Optional::stream)
                        .min(Comparator.comparing(Known::day)),
                info.delisted().filter(end -> !isListedSince(end.day())).or(file::delisted),
                new Trading(
                        halted(), info.trading().onNextrade(), info.trading().nextradeHalted()),
                unknownCode,
                Stream.of(answeredOn, fileSeenOn).flatMap(Optional::stream).max(LocalDate::compareTo),
                answeredOn.map(day -> Source.STOCK_INFO).or(() -> fileSeenOn.map(day -> Source.MASTER_FILE)));
    }

    /** A master file that lists the stock on that day or later speaks against its end. */
    private boolean isListedSince(LocalDate end) {
        return file.delisted().isEmpty()
                && fileSeenOn.filter(seen -> !seen.isBefore(end)).isPresent();
    }

    /** By whoever told last; of two on the same day KIS was asked later. */
    private Optional<Boolean> halted() {
        boolean fileIsNewer = fileSeenOn
                .filter(seen -> answeredOn.map(seen::isAfter).orElse(true))
                .isPresent();
        return fileIsNewer || info.trading().halted().isEmpty()
                ? file.trading().halted()
                : info.trading().halted();
    }
}
