package io.github.kisroutes.instrument.master;

import io.github.kisroutes.instrument.Instrument;
import io.github.kisroutes.instrument.Instrument.ParChange;
import io.github.kisroutes.instrument.InstrumentChange;
import io.github.kisroutes.instrument.InstrumentChange.Type;
import io.github.kisroutes.instrument.KnownInstrument;
import io.github.kisroutes.market.ListingMarket;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What two readings have not in common. The first reading of a market changes nothing: there is nothing to compare with. */
final class MasterComparison {
    private final Map<String, KnownInstrument> before;
    private final Set<ListingMarket> knownMarkets;

    /** @param before everything that the table has, whether it is still listed or not */
    MasterComparison(Map<String, KnownInstrument> before) {
        this.before = before;
        knownMarkets = before.values().stream()
                .map(known -> known.instrument().market())
                .collect(Collectors.toSet());
    }

    /** What changed; of a file with unreadable lines nothing is taken for delisted. */
    List<InstrumentChange> with(Collection<MasterFile> files) {
        Map<String, Instrument> now = new HashMap<>();
        files.forEach(file -> file.instruments().forEach(each -> now.put(each.code(), each)));
        List<InstrumentChange> changes = new ArrayList<>();
        now.values().forEach(each -> changes.addAll(changesOf(each)));
        Set<ListingMarket> complete = files.stream()
                .filter(MasterFile::complete)
                .map(MasterFile::market)
                .collect(Collectors.toSet());
        before.values().stream()
                .filter(known ->
                        known.listed() && complete.contains(known.instrument().market()))
                .map(KnownInstrument::instrument)
                .filter(gone -> !now.containsKey(gone.code()))
                .forEach(gone -> changes.add(new InstrumentChange(gone.code(), Type.DELISTED, gone.name(), "")));
        changes.sort((a, b) -> (a.code() + a.kind()).compareTo(b.code() + b.kind()));
        return changes;
    }

    /** How many of a market's listed instruments the table has. */
    long listed(ListingMarket market) {
        return before.values().stream()
                .filter(known -> known.listed() && known.instrument().market() == market)
                .count();
    }

    private List<InstrumentChange> changesOf(Instrument now) {
        KnownInstrument known = before.get(now.code());
        if (known == null || !known.listed()) {
            return knownMarkets.contains(now.market())
                    ? List.of(new InstrumentChange(now.code(), Type.LISTED, "", now.name()))
                    : List.of();
        }
        return differences(known.instrument(), now);
    }

    private static List<InstrumentChange> differences(Instrument old, Instrument now) {
        List<InstrumentChange> changes = new ArrayList<>();
        if (!old.name().equals(now.name())) {
            changes.add(new InstrumentChange(now.code(), Type.RENAMED, old.name(), now.name()));
        }
        if (old.market() != now.market()) {
            changes.add(new InstrumentChange(
                    now.code(), Type.MOVED, old.market().name(), now.market().name()));
        }
        if (old.marks().halted() != now.marks().halted()) {
            changes.add(new InstrumentChange(now.code(), now.marks().halted() ? Type.HALTED : Type.RESUMED, "", ""));
        }
        if (old.marks().parChange() != now.marks().parChange()) {
            ParChange par = now.marks().parChange();
            String prices = old.basePrice().toPlainString();
            if (par == ParChange.SPLIT || par == ParChange.MERGE) {
                Type kind = par == ParChange.SPLIT ? Type.SPLIT : Type.MERGED;
                changes.add(new InstrumentChange(
                        now.code(), kind, prices, now.basePrice().toPlainString()));
            }
        }
        return changes;
    }
}
