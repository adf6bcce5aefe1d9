package io.github.kisroutes.server.api.candles;

import io.github.kisroutes.server.http.Chunks;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Candles as an answer, one page a piece. For one use by one thread at a time. */
final class CandleChunks implements Chunks {
    private final CandlePages series;
    private final Supplier<List<CandleEntry>> pages;
    private final CandleFormat format;
    private final boolean past;
    private boolean begun;
    private boolean any;
    private boolean ended;

    /** @param past whether they are those of an earlier moment, of which no doubt is known */
    CandleChunks(CandlePages series, Supplier<List<CandleEntry>> pages, CandleFormat format, boolean past) {
        this.series = series;
        this.pages = pages;
        this.format = format;
        this.past = past;
    }

    @Override
    public Optional<byte[]> next() {
        if (ended) {
            return Optional.empty();
        }
        List<CandleEntry> page = pages.get();
        StringBuilder out = new StringBuilder(begun ? "" : format.head(series.market(), series.basis()));
        begun = true;
        Map<String, String> doubts = past || page.isEmpty() ? Map.of() : series.doubts(page);
        for (CandleEntry row : page) {
            format.write(out, row, !any, doubts.get(CandlePages.key(row)));
            any = true;
        }
        if (page.isEmpty()) {
            ended = true;
            out.append(format.tail());
        }
        return out.isEmpty() ? Optional.empty() : Optional.of(out.toString().getBytes(StandardCharsets.UTF_8));
    }
}
