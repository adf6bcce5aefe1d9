package io.github.kisroutes.collection;

import io.github.kisroutes.candle.DateWindow;
import io.github.kisroutes.collection.evidence.Obligation;
import io.github.kisroutes.collection.evidence.ObligationKind;
import io.github.kisroutes.collection.evidence.Resolution;
import io.github.kisroutes.collection.evidence.SeriesLedger;
import io.github.kisroutes.collection.range.Series;
import io.github.kisroutes.config.ResolveRequest;
import io.github.kisroutes.database.Database;
import io.github.kisroutes.market.PriceBasis;
import io.github.kisroutes.market.Seoul;
import io.github.kisroutes.message.Messages;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** {@code kis.resolve}: the operator says why days without a row, or with one that breaks a rule, are in order. */
public final class ResolveCommand {
    private final Database database;
    private final SeriesLedger series;
    private final Clock clock;
    private final Messages messages;

    /**
     * @param market {@code J}, {@code NX} or {@code UN}
     * @param messages in the language of the operator
     */
    public ResolveCommand(Database database, String market, Clock clock, Messages messages) {
        this.database = database;
        this.series = SeriesLedger.of(database, market, clock);
        this.clock = clock;
        this.messages = messages;
    }

    /**
     * Keeps what the operator said.
     *
     * @return what follows from it, for a person
     * @throws Exception when the database refuses it; nothing is kept then
     */
    public String run(ResolveRequest said) throws Exception {
        return database.transaction().call(() -> {
            Resolution resolution = new Resolution(
                    said.code().value(),
                    new DateWindow(said.from(), said.to()),
                    Resolution.Reason.valueOf(said.reason()),
                    Resolution.OPERATOR,
                    said.text());
            series.resolutions().say(resolution);
            int open = series.obligations().open(List.of(resolution.code())).size();
            for (PriceBasis basis : PriceBasis.values()) {
                series.obligations().met(resolution.code(), basis, resolution.days(), absent());
            }
            int left = series.obligations().open(List.of(resolution.code())).size();
            return answer(resolution, open, left);
        });
    }

    /** Rows on another base, and changed ones, are no matter of opinion: they are read again all the same. */
    private static Set<ObligationKind> absent() {
        return EnumSet.of(ObligationKind.UNANSWERED, ObligationKind.BEGINNING);
    }

    private String answer(Resolution resolution, int open, int left) {
        boolean accepted = resolution.reason() == Resolution.Reason.ACCEPTED;
        if (accepted) {
            askAgain(resolution);
        }
        String kept = messages.text(
                accepted ? "resolve.accepted" : "resolve.kept",
                resolution.code(),
                resolution.days(),
                resolution.reason(),
                resolution.said());
        return open == left ? kept : kept + " " + messages.text("resolve.closed", open - left, left);
    }

    /** A row that was rejected comes with the next answer only. */
    private void askAgain(Resolution resolution) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), Seoul.ZONE);
        series.obligations()
                .owe(
                        Arrays.stream(PriceBasis.values())
                                .filter(basis -> series.candles()
                                        .stored(new Series(resolution.code(), basis))
                                        .isPresent())
                                .map(basis -> new Obligation(
                                        resolution.code(),
                                        basis,
                                        ObligationKind.UNANSWERED,
                                        resolution.days(),
                                        "the operator accepts what KIS reports for these days",
                                        today))
                                .toList(),
                        "kis.resolve");
    }
}
