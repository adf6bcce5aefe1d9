package io.github.kisroutes.collection.plan;

import io.github.kisroutes.collection.stock.Symbol;
import io.github.kisroutes.collection.stock.SymbolNames;
import io.github.kisroutes.instrument.Instrument;
import io.github.kisroutes.instrument.master.InstrumentMaster;
import io.github.kisroutes.market.Seoul;
import io.github.kisroutes.market.StockCode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The stocks of {@code kis.symbols.file=master}: all that the master files list, as {@code kis.symbols.groups} and
 * {@code .markets} choose. The files are read once a day without trouble; while a download fails each run tries again, and
 * collects what is known meanwhile. Halted stocks have candles and stay; delisted ones are not asked for, but their last days
 * ({@link SymbolNames}).
 */
public final class WholeMarket implements Supplier<List<Symbol>> {
    private final InstrumentMaster master;
    private final Clock clock;
    private Optional<LocalDate> readOn = Optional.empty();

    public WholeMarket(InstrumentMaster master, Clock clock) {
        this.master = master;
        this.clock = clock;
    }

    /** @throws io.github.kisroutes.instrument.master.MasterUnavailableException when no file was ever read and none can be had now */
    @Override
    public synchronized List<Symbol> get() {
        Optional<LocalDate> today = Optional.of(LocalDate.ofInstant(clock.instant(), Seoul.ZONE));
        if (!readOn.equals(today) && master.refresh().troubles().isEmpty()) {
            readOn = today;
        }
        return master.symbols().stream()
                .flatMap(each -> StockCode.parse(each.code()).map(code -> symbol(code, each)).stream())
                .toList();
    }

    private static Symbol symbol(StockCode code, Instrument instrument) {
        return new Symbol(code, instrument.name(), 1, instrument.marks().halted());
    }
}
