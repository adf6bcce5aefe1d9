package io.github.kisroutes.collection.plan;

import io.github.kisroutes.candle.DateWindow;
import io.github.kisroutes.market.PriceBasis;
import io.github.kisroutes.shared.digest.Sha256;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Whose candles the runs of this installation collect.
 *
 * @param key environment and fingerprint of the app key
 * @param market {@code J}, {@code NX} or {@code UN}
 * @param series adjusted prices, raw ones, or both
 */
public record RunScope(String key, String market, List<PriceBasis> series) {
    private static final int SHOWN_DIGITS = 12;

    /** What the names of all its jobs begin with. */
    public String jobStart() {
        return key + " " + market + " " + series.stream().map(PriceBasis::name).collect(Collectors.joining("+")) + " ";
    }

    /** The name of a job: two runs with the same name would do the same work. */
    String job(RunKind kind, DateWindow days, List<RunPlan.Planned> symbols) {
        String codes = symbols.stream()
                .map(planned -> planned.symbol().code().value())
                .sorted()
                .collect(Collectors.joining(","));
        return jobStart() + kind + " " + days + " #" + Sha256.hex(codes).substring(0, SHOWN_DIGITS);
    }
}
