package io.github.kisroutes.export;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.github.kisroutes.csv.SpreadsheetText;
import io.github.kisroutes.shared.digest.Sha256;
import io.github.kisroutes.shared.file.PrivateFiles;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Writes candles as CSV, each file on the disk before the next begins. */
record CandleFiles(Path folder, Map<String, String> names) {
    private static final Set<StandardOpenOption> NEW = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

    /** For a person: a spreadsheet runs nothing of it. */
    ExportedFile forSpreadsheets(String name, List<StoredCandle> candles) throws IOException {
        return write(name, candles, SpreadsheetText::of);
    }

    /** For a program, which takes every text as it is. */
    ExportedFile exact(String name, List<StoredCandle> candles) throws IOException {
        return write(name, candles, UnaryOperator.identity());
    }

    private ExportedFile write(String file, List<StoredCandle> candles, UnaryOperator<String> cell) throws IOException {
        MessageDigest digest = Sha256.begin();
        try (FileChannel channel = PrivateFiles.open(folder.resolve(file), NEW)) {
            OutputStream out = new DigestOutputStream(Channels.newOutputStream(channel), digest);
            CsvWriter csv = CsvWriter.builder()
                    .lineDelimiter(LineDelimiter.LF)
                    .build(new OutputStreamWriter(out, StandardCharsets.UTF_8));
            csv.writeRecord(StoredCandle.COLUMNS);
            for (StoredCandle candle : candles) {
                csv.writeRecord(candle.line(cell.apply(names.getOrDefault(candle.code(), ""))));
            }
            csv.flush();
            channel.force(true);
        }
        return new ExportedFile(file, candles.size(), Sha256.hex(digest.digest()));
    }
}
