package io.github.kisroutes.simulator.market;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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
            forEachLine(symbols, cells -> {
                market.names.put(cells[0], cells[1]);
                market.boards.put(cells[0], cells.length > 2 ? cells[2] : "KOSPI");
            });
            Map<String, LocalDate> days = new HashMap<>();
            for (InputStream file : candles) {
                forEachLine(new GZIPInputStream(file, 1 << 16), cells -> market.add(cells, days));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The simulator's candles cannot be read: the file is damaged", unreadable);
        }
        market.bars.values().forEach(list -> list.sort(Comparator.comparing(DayBar::date)));
        return market;
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

    private static void forEachLine(InputStream csv, Line line) throws IOException {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(csv, StandardCharsets.UTF_8))) {
            reader.readLine(); // the header
            for (String text = reader.readLine(); text != null; text = reader.readLine()) {
                line.read(text.split(",", -1));
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
