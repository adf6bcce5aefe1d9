package io.github.kisroutes.collection;

import io.github.kisroutes.candle.CandlePage;
import io.github.kisroutes.candle.DateWindow;

/**
 * One symbol of one run while one worker collects it. {@code routes/kis-collect-symbol.camel.yaml} carries it as the
 * variable {@code item}.
 */
public final class SymbolItem {
    private final CollectionRun run;
    private final Symbol symbol;
    private SymbolProgress progress;

    SymbolItem(CollectionRun run, Symbol symbol) {
        this.run = run;
        this.symbol = symbol;
        this.progress = SymbolProgress.start(run.window());
    }

    /** The run this belongs to. */
    public CollectionRun run() {
        return run;
    }

    /** The stock's code as the broker writes it. */
    public String code() {
        return symbol.code().value();
    }

    /** Whether a window is still to ask. */
    public boolean isOpen() {
        return !progress.open().isEmpty();
    }

    /** The window to ask for next. */
    public DateWindow window() {
        return progress.open().get(0);
    }

    /** How far it is. */
    public SymbolProgress progress() {
        return progress;
    }

    /** Moves on, once the answer to {@link #window()} is stored. */
    void answered(CandlePage page) {
        progress = progress.after(page);
    }

    /** Code and name. */
    @Override
    public String toString() {
        return code() + " " + symbol.name();
    }
}
