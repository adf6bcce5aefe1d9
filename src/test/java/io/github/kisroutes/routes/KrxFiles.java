package io.github.kisroutes.routes;

import io.github.kisroutes.simulator.market.KrxCandles;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/**
 * Real candles as files: those of the whole market in the folder {@code -Dkrx.folder}, else the fifty stocks that
 * are shipped. Layout as {@link KrxCandles} reads it.
 *
 * @param folder of the whole market; null for the shipped stocks
 */
record KrxFiles(Path folder) {
    static KrxFiles find() {
        String named = System.getProperty("krx.folder");
        return new KrxFiles(named == null ? null : Path.of(named));
    }

    /** What a simulator plays. */
    KrxCandles market() {
        try (InputStream symbols = symbols()) {
            return KrxCandles.read(symbols, candles().toArray(InputStream[]::new));
        } catch (IOException e) {
            throw new IllegalStateException("There are no candles in " + folder, e);
        }
    }

    /** The same symbols for the product. */
    Path symbolsFor(Path place) throws IOException {
        List<String> lines = new ArrayList<>(List.of("code,name"));
        for (String[] cells : cells(symbols())) {
            lines.add(cells[0] + "," + cells[1]);
        }
        return Files.write(place.resolve("symbols.csv"), lines);
    }

    /**
     * The rows of some days, straight from the file and not by way of the simulator: stock and day, and then open, high, low
     * (without value on a day without trade), close and volume as text.
     */
    TreeMap<String, String> rows(LocalDate from, LocalDate to) throws IOException {
        TreeMap<String, String> rows = new TreeMap<>();
        for (InputStream file : candles()) {
            for (String[] c : cells(new GZIPInputStream(file))) {
                if (c[0].compareTo(from.toString()) >= 0 && c[0].compareTo(to.toString()) <= 0) {
                    boolean traded = !c[6].equals("0");
                    String session = traded ? c[2] + " " + c[3] + " " + c[4] : "null null null";
                    rows.put(c[1] + " " + c[0], session + " " + c[5] + " " + c[6]);
                }
            }
        }
        return rows;
    }

    private InputStream symbols() throws IOException {
        return folder == null ? shipped("/demo/symbols.csv") : Files.newInputStream(folder.resolve("symbols.csv"));
    }

    /** One file for each year. */
    private List<InputStream> candles() throws IOException {
        if (folder == null) {
            return List.of(shipped("/demo/krx-candles.csv.gz"));
        }
        List<InputStream> years = new ArrayList<>();
        for (int year = 2023; year <= 2025; year++) {
            years.add(Files.newInputStream(folder.resolve("candles-" + year + ".csv.gz")));
        }
        return years;
    }

    private static InputStream shipped(String name) {
        return Objects.requireNonNull(KrxCandles.class.getResourceAsStream(name), name);
    }

    private static List<String[]> cells(InputStream csv) throws IOException {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(csv, StandardCharsets.UTF_8))) {
            return reader.lines().skip(1).map(line -> line.split(",", -1)).toList();
        }
    }
}
