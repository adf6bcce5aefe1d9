package io.github.kisroutes.export;

import io.github.kisroutes.config.ConfigurationException;
import io.github.kisroutes.database.Database;
import io.github.kisroutes.database.Sql;
import io.github.kisroutes.market.PriceBasis;
import io.github.kisroutes.market.StockCode;
import io.github.kisroutes.shared.file.PrivateFiles;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Writes stored candles into files. Each file is one query, read from one moment of the database; only its rows are in memory.
 * The sums of all files are in {@value #SUMS}, as {@code sha256sum -c} takes them.
 */
public final class CandleExport {
    /** Whoever reads a whole folder of Parquet skips what begins so. */
    static final String SUMS = "_SHA256SUMS";

    private final Database database;
    private final ExportRequest asked;
    private final ClassLoader jars;
    private final Path lib;

    /**
     * @param jars where the driver that writes Parquet is looked for
     * @param lib where an operator puts such a jar, for a message
     */
    public CandleExport(Database database, ExportRequest asked, ClassLoader jars, Path lib) {
        this.database = database;
        this.asked = asked;
        this.jars = jars;
        this.lib = lib;
    }

    /** Is told how far an export is, after each file. */
    @FunctionalInterface
    public interface Progress {
        void files(int done, int all, long rows);
    }

    /**
     * Writes the files aside and puts the folder into its place.
     *
     * @throws ConfigurationException with one sentence, when nothing can be written as it was asked for
     * @throws IOException when the disk does not take it; nothing is left of it then
     */
    public ExportResult run(Progress progress) throws IOException {
        Set<String> stored = new TreeSet<>(series("export-symbols").list(row -> row.getString("stock_code")));
        List<StockCode> without = asked.symbols().stream()
                .filter(code -> !stored.contains(code.value()))
                .toList();
        if (!asked.symbols().isEmpty()) {
            stored.retainAll(asked.symbols().stream().map(StockCode::value).collect(Collectors.toSet()));
        }
        if (stored.isEmpty()) {
            throw new ConfigurationException("Nothing was written: no candle is stored of what was asked for.");
        }
        try (ExportFolder folder = ExportFolder.begin(asked.folder())) {
            List<ExportedFile> files = files(folder.aside(), stored, progress);
            writeSums(folder.aside(), files);
            folder.finish();
            return new ExportResult(files, without);
        }
    }

    private List<ExportedFile> files(Path aside, Set<String> codes, Progress progress) throws IOException {
        CandleFiles csv = new CandleFiles(aside, names(codes));
        if (asked.format() == ExportFormat.CSV) {
            return files(codes, csv::forSpreadsheets, progress);
        }
        try (ParquetFiles parquet = ParquetFiles.open(jars, lib)) {
            return files(
                    codes,
                    (name, candles) -> {
                        Path text =
                                aside.resolve(csv.exact(name + ".tmp", candles).name());
                        ExportedFile file = parquet.convert(text, candles.size(), aside.resolve(name));
                        Files.delete(text);
                        if (PrivateFiles.havePermissions(aside)) {
                            PrivateFiles.narrow(aside.resolve(name));
                        }
                        return file;
                    },
                    progress);
        }
    }

    @FunctionalInterface
    private interface Writer {
        ExportedFile write(String name, List<StoredCandle> candles) throws IOException;
    }

    private List<ExportedFile> files(Set<String> codes, Writer writer, Progress progress) throws IOException {
        List<String> parts = asked.partition() == ExportPartition.SYMBOL
                ? List.copyOf(codes)
                : series("export-days").list(row -> row.getString("trade_date"));
        List<ExportedFile> files = new ArrayList<>();
        long rows = 0;
        for (int i = 0; i < parts.size(); i++) {
            List<StoredCandle> candles = candles(parts.get(i), codes);
            if (!candles.isEmpty()) {
                files.add(writer.write(parts.get(i) + asked.format().ending(), candles));
            }
            rows += candles.size();
            progress.files(i + 1, parts.size(), rows);
        }
        return files;
    }

    private List<StoredCandle> candles(String part, Set<String> codes) {
        if (asked.partition() == ExportPartition.SYMBOL) {
            return series("export-symbol").set("stock_code", part).list(StoredCandle::read);
        }
        return ofSeries("export-day").set("trade_date", part).list(StoredCandle::read).stream()
                .filter(candle -> codes.contains(candle.code()))
                .toList();
    }

    private Sql series(String statement) {
        return ofSeries(statement).set("from_day", asked.from()).set("to_day", asked.to());
    }

    private Sql ofSeries(String statement) {
        return database.sql(statement)
                .set("market", asked.market().name())
                .set("price_basis", asked.bases().stream().map(PriceBasis::name).toArray(String[]::new));
    }

    private Map<String, String> names(Set<String> codes) {
        Map<String, String> names = new HashMap<>();
        database.sql("read-symbol-names")
                .set("stock_code", codes.toArray(String[]::new))
                .list(row -> row.getString("name") == null
                        ? ""
                        : names.put(row.getString("stock_code"), row.getString("name")));
        return names;
    }

    private static void writeSums(Path aside, List<ExportedFile> files) throws IOException {
        String sums = files.stream()
                .map(file -> file.sha256() + "  " + file.name() + "\n")
                .collect(Collectors.joining());
        try (FileChannel out = PrivateFiles.open(
                aside.resolve(SUMS), Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE))) {
            Channels.newOutputStream(out).write(sums.getBytes(StandardCharsets.UTF_8));
            out.force(true);
        }
    }
}
