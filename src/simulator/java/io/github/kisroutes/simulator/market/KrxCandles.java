package io.github.kisroutes.simulator.market;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.LineNumberReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** Real KRX candles read from csv: {@code date,code,open,high,low,close,volume} and {@code code,name,…}. */
public final class KrxCandles implements CandleSource {

    private final Map<String, String> names = new LinkedHashMap<>();
    private final Map<String, String> boards = new HashMap<>();
    private final Map<String, List<DayBar>> bars = new HashMap<>();

    private KrxCandles() {}

    /** The candles that are shipped: the 50 priority stocks from 2023-12-05 to 2025-06-16, read once per process. */
    public static KrxCandles shipped() {
        return Shipped.CANDLES;
    }

    /**
     * Reads a market of any size in the same layout as the shipped one.
     *
     * @param symbols csv that starts with {@code code,name} or {@code code,name,market}
     * @param candles gzipped csv files
     * @throws UncheckedIOException if one of them cannot be read
     */
    public static KrxCandles read(InputStream symbols, InputStream... candles) {
        KrxCandles market = new KrxCandles();
        try {
            market.addNames("symbols", symbols);
            for (InputStream file : candles) {
                market.addCandles("candles", new GZIPInputStream(file, 1 << 16));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The simulator's candles cannot be read: the file is damaged", unreadable);
        }
        return market;
    }

    /**
     * Reads a market from files in the same layout.
     *
     * @param symbols the names; without it a stock is called by its code, and all are on KOSPI
     * @param candles gzipped or not
     * @throws IllegalArgumentException if a line cannot be read, with file and line, or there is no candle
     */
    public static KrxCandles read(Optional<Path> symbols, Path candles) throws IOException {
        KrxCandles market = new KrxCandles();
        if (symbols.isPresent()) {
            try (InputStream file = Files.newInputStream(symbols.get())) {
                market.addNames(symbols.get().toString(), file);
            }
        }
        try (BufferedInputStream file = new BufferedInputStream(Files.newInputStream(candles))) {
            market.addCandles(candles.toString(), unpacked(file));
        }
        if (symbols.isEmpty()) {
            market.bars.keySet().stream().sorted().forEach(code -> market.names.put(code, code));
        }
        if (market.codes().stream().noneMatch(market.bars::containsKey)) {
            throw new IllegalArgumentException(candles + " has no candle of a stock that is named.");
        }
        return market;
    }

    /** As it is, or what is in it where it begins as a gzip file does. */
    private static InputStream unpacked(BufferedInputStream file) throws IOException {
        file.mark(2);
        boolean gzip = file.read() == 0x1f && file.read() == 0x8b;
        file.reset();
        return gzip ? new GZIPInputStream(file, 1 << 16) : file;
    }

    /** The codes of the market in the order of its symbols file. */
    @Override
    public List<String> codes() {
        return List.copyOf(names.keySet());
    }

    @Override
    public String board(String code) {
        return boards.getOrDefault(code, "KOSPI");
    }

    @Override
    public Optional<String> name(String code) {
        return Optional.ofNullable(names.get(code));
    }

    @Override
    public List<DayBar> bars(Series series, LocalDate from, LocalDate to) {
        // The source knows one series per stock: KRX, and a period of 18 months without a split among these stocks.
        if (!series.market().equals("J") || from.isAfter(to)) {
            return List.of();
        }
        List<DayBar> all = bars.getOrDefault(series.code(), List.of());
        return all.subList(firstNotBefore(all, from), firstNotBefore(all, to.plusDays(1)));
    }

    private void addNames(String name, InputStream file) throws IOException {
        forEachLine(name, file, "code,name,market", cells -> {
            names.put(cells[0], cells[1]);
            boards.put(cells[0], cells.length > 2 ? cells[2] : "KOSPI");
        });
    }

    private void addCandles(String name, InputStream file) throws IOException {
        Map<String, LocalDate> days = new HashMap<>();
        forEachLine(name, file, "date,code,open,high,low,close,volume", cells -> add(cells, days));
        bars.values().forEach(list -> list.sort(Comparator.comparing(DayBar::date)));
    }

    private void add(String[] cells, Map<String, LocalDate> days) {
        LocalDate day = days.computeIfAbsent(cells[0], LocalDate::parse);
        bars.computeIfAbsent(cells[1], code -> new ArrayList<>()).add(bar(day, cells));
    }

    private static DayBar bar(LocalDate day, String[] cells) {
        return DayBar.of(
                day,
                Long.parseLong(cells[2]),
                Long.parseLong(cells[3]),
                Long.parseLong(cells[4]),
                Long.parseLong(cells[5]),
                Long.parseLong(cells[6]));
    }

    private static int firstNotBefore(List<DayBar> all, LocalDate day) {
        int low = 0;
        int high = all.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (all.get(middle).date().isBefore(day)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private interface Line {
        void read(String[] cells);
    }

    private static void forEachLine(String name, InputStream csv, String layout, Line line) throws IOException {
        try (LineNumberReader reader = new LineNumberReader(new InputStreamReader(csv, StandardCharsets.UTF_8))) {
            reader.readLine(); // the header
            for (String text = reader.readLine(); text != null; text = reader.readLine()) {
                try {
                    line.read(text.split(",", -1));
                } catch (IndexOutOfBoundsException | NumberFormatException | DateTimeException notThat) {
                    throw new IllegalArgumentException(
                            name + ", line " + reader.getLineNumber() + ", is not " + layout + ": '" + text + "'.");
                }
            }
        }
    }

    private static final class Shipped {
        static final KrxCandles CANDLES = read(resource("/demo/symbols.csv"), resource("/demo/krx-candles.csv.gz"));

        private static InputStream resource(String name) {
            return Objects.requireNonNull(
                    KrxCandles.class.getResourceAsStream(name),
                    () -> "The demo's file " + name + " is not shipped here");
        }
    }
}
