package io.github.kisroutes.wiring;

import io.github.kisroutes.calendar.TradingCalendar;
import io.github.kisroutes.candle.DateWindow;
import io.github.kisroutes.collection.plan.CollectionPlan;
import io.github.kisroutes.collection.plan.RunKind;
import io.github.kisroutes.collection.plan.RunScope;
import io.github.kisroutes.collection.plan.SymbolChoice;
import io.github.kisroutes.collection.plan.WholeMarket;
import io.github.kisroutes.collection.schedule.CollectionSchedule;
import io.github.kisroutes.collection.schedule.FiringNodes;
import io.github.kisroutes.collection.schedule.LateCollection;
import io.github.kisroutes.collection.schedule.ScheduledRuns;
import io.github.kisroutes.collection.schedule.SharedFirings;
import io.github.kisroutes.collection.schedule.Timetable;
import io.github.kisroutes.collection.stock.SymbolNames;
import io.github.kisroutes.config.CollectionSettings;
import io.github.kisroutes.config.Environment;
import io.github.kisroutes.config.Settings;
import io.github.kisroutes.database.Database;
import io.github.kisroutes.instrument.master.InstrumentMaster;
import io.github.kisroutes.market.Market;
import io.github.kisroutes.market.PriceBasis;
import io.github.kisroutes.message.Messages;
import io.github.kisroutes.shared.CredentialId;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * What this installation collects and when, by its settings.
 *
 * @param key whose candles they are
 * @param quartz by which schedules fire
 */
record CollectionScope(Settings settings, Database database, CredentialId key, Clock clock, Clock quartz) {
    /** Up to here, asking one by one takes three seconds. */
    private static final int FAST_LANE_ABOVE = 60;

    /** What the names of its jobs are made of. */
    RunScope scope() {
        return new RunScope(owner(), settings.market().name(), series());
    }

    /** The demo's key is another one at each start, and its runs are to be resumed all the same. */
    private String owner() {
        String environment = settings.environment().name().toLowerCase(Locale.ROOT);
        return settings.environment() == Environment.DEMO ? environment : environment + " " + key.appKey();
    }

    /** The series that are collected, the first of them by default. */
    List<PriceBasis> series() {
        return List.copyOf(settings.priceBasis());
    }

    CollectionPlan plan(InstrumentMaster instruments) {
        CollectionSettings collection = settings.collection();
        return new CollectionPlan(
                kind(),
                collection.range().map(range -> new DateWindow(range.from(), range.to())),
                collection.days(),
                collection.reread(),
                SymbolChoice.of(collection, new WholeMarket(instruments, clock)),
                new SymbolNames(database)::named);
    }

    private RunKind kind() {
        CollectionSettings collection = settings.collection();
        return collection.heal() ? RunKind.HEAL : collection.range().isPresent() ? RunKind.BACKFILL : RunKind.DAILY;
    }

    /** The kinds of runs that it makes by itself: nobody sits before the screen then. */
    Set<String> scheduledKinds() {
        Set<String> kinds = new TreeSet<>(Set.of(RunKind.DAILY.name(), RunKind.SETTLE.name()));
        if (!settings.collection().once()) {
            kinds.add(kind().name());
        }
        return kinds;
    }

    /** When more symbols than this are due, the fast lane opens. The service knows no market UN. */
    int fastLaneAbove() {
        CollectionSettings.FastLane wanted = settings.collection().fastLane();
        if (settings.market() == Market.UN || wanted == CollectionSettings.FastLane.OFF) {
            return Integer.MAX_VALUE;
        }
        boolean real = settings.environment() == Environment.REAL;
        return wanted == CollectionSettings.FastLane.ON ? 1 : real ? FAST_LANE_ABOVE : Integer.MAX_VALUE;
    }

    /** @param nodes that fire the schedule */
    CollectionSchedule schedule(FiringNodes nodes, Messages messages) {
        return new CollectionSchedule(
                Timetable.of(settings, quartz),
                settings.environment() == Environment.DEMO,
                scheduledRuns(),
                nodes,
                clock,
                messages);
    }

    SharedFirings firings(FiringNodes nodes) {
        return new SharedFirings(Timetable.of(settings, quartz), scheduledRuns(), nodes, clock);
    }

    /** Whether the day's collection is late. */
    LateCollection late(TradingCalendar calendar) {
        CollectionSettings collection = settings.collection();
        return new LateCollection(
                collection.cron(), collection.timeZone(), settings.alerts().lateBy(), scheduledRuns(), calendar, clock);
    }

    private ScheduledRuns scheduledRuns() {
        return new ScheduledRuns(database, scope(), kind());
    }
}
