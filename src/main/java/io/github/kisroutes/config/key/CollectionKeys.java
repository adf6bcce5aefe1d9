package io.github.kisroutes.config.key;

import io.github.kisroutes.config.CollectionSettings;
import io.github.kisroutes.config.ResolveRequest;
import io.github.kisroutes.market.ListingMarket;
import io.github.kisroutes.market.Seoul;
import io.github.kisroutes.market.StockCode;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;

/** What is collected and when. */
public final class CollectionKeys {
    static final KeyTable TABLE = new KeyTable();

    public static final SettingKey<Path> SYMBOLS_FILE = TABLE.key(
            "kis.symbols.file",
            SettingTypes.file(),
            "config/symbols.csv",
            "What to collect: a UTF-8 file of lines code,name,priority, or master for the whole market.");
    public static final SettingKey<URI> SYMBOLS_MASTER_URL = TABLE.keyByEnvironment(
            "kis.symbols.master-url",
            AddressTypes.http(),
            "https://new.real.download.dws.co.kr/common/master",
            "https://new.real.download.dws.co.kr/common/master",
            "",
            "The folder from which the list of the whole market is downloaded; https only, except on loopback.");
    public static final SettingKey<Path> SYMBOLS_MASTER_DIRECTORY = TABLE.keyByEnvironment(
            "kis.symbols.master-directory",
            SettingTypes.file(),
            "data/master",
            "data/master",
            "data/demo-master",
            "Where the last good master files are kept, for the day on which a download fails.");
    public static final SettingKey<List<String>> SYMBOLS_GROUPS = TABLE.key(
            "kis.symbols.groups",
            ListTypes.words("[A-Z]{2}", "codes of two capital letters such as ST stock, EF ETF, RT REIT"),
            "ST",
            "What of the whole market is collected, by the group codes of the master files.");
    public static final SettingKey<List<ListingMarket>> SYMBOLS_MARKETS = TABLE.keyByEnvironment(
            "kis.symbols.markets",
            ListTypes.someOf(ListingMarket.class),
            "KOSPI,KOSDAQ",
            "KOSPI,KOSDAQ",
            "KOSPI",
            "What of the whole market is collected, by the market of its listing.");
    public static final SettingKey<Path> HOLIDAYS_FILE = TABLE.key(
            "kis.calendar.holidays-file",
            SettingTypes.file(),
            "config/holidays.csv",
            "Days on which the exchange is closed, for when neither the broker nor candles tell.");
    public static final SettingKey<String> COLLECT_CRON = TABLE.key(
            "kis.collect.cron", SettingTypes.cron(), "0 40 15 ? * MON-FRI", "When the daily collection runs.");
    public static final SettingKey<ZoneId> COLLECT_TIME_ZONE = TABLE.key(
            "kis.collect.time-zone",
            SettingTypes.timeZone(),
            Seoul.ZONE.getId(),
            "The time zone in which kis.collect.cron is read.");
    public static final SettingKey<String> COLLECT_SETTLE_CRON = TABLE.key(
            "kis.collect.settle-cron",
            SettingTypes.cron(),
            "0 30 7 ? * MON-FRI",
            "When the last five trading days, and older rows that are not final yet, are read again.");
    public static final SettingKey<LocalTime> COLLECT_RETRY_UNTIL = TABLE.key(
            "kis.collect.retry-until",
            SettingTypes.timeOfDay(),
            "17:30",
            "Until when a daily collection that failed is tried again on the same day.");
    public static final SettingKey<Integer> COLLECT_DAYS = TABLE.key(
            "kis.collect.days",
            SettingTypes.wholeNumber(1, 36_500, "calendar days"),
            "30",
            "How many calendar days a collection reads of a stock without rows.");
    public static final SettingKey<LocalDate> COLLECT_FROM = TABLE.key(
            "kis.collect.from",
            SettingTypes.date(),
            "",
            "The first day of a fixed range, instead of kis.collect.days.");
    public static final SettingKey<LocalDate> COLLECT_TO =
            TABLE.key("kis.collect.to", SettingTypes.date(), "", "The last day of a fixed range.");
    public static final SettingKey<Boolean> COLLECT_REREAD = TABLE.key(
            "kis.collect.reread",
            SettingTypes.trueOrFalse(),
            "false",
            "Whether a backfill asks again for what is complete and final.");
    public static final SettingKey<Boolean> COLLECT_HEAL = TABLE.key(
            "kis.collect.heal",
            SettingTypes.trueOrFalse(),
            "false",
            "Collect exactly what the view missing_daily_price lists; needs kis.collect.once=true.");
    public static final SettingKey<List<StockCode>> COLLECT_SYMBOLS = TABLE.key(
            "kis.collect.symbols",
            ListTypes.stockCodes(),
            "",
            "The stocks to collect, instead of those of kis.symbols.file.");
    public static final SettingKey<Boolean> COLLECT_ONCE = TABLE.key(
            "kis.collect.once",
            SettingTypes.trueOrFalse(),
            "false",
            "Collect now, print the summary and end with exit code 0 (complete), 2 (some failed or in doubt) or 1.");
    public static final SettingKey<CollectionSettings.FastLane> COLLECT_FAST_LANE = TABLE.key(
            "kis.collect.fast-lane",
            SettingTypes.oneOf(CollectionSettings.FastLane.class),
            "auto",
            "Whether today's row of many stocks is read by 30 codes per call and confirmed later: auto, on, off.");
    public static final SettingKey<Integer> COLLECT_WORKERS = TABLE.key(
            "kis.collect.workers",
            SettingTypes.wholeNumber(1, 64, "calls in flight"),
            "16",
            "How many calls are in flight at the same time.");

    public static final SettingKey<Duration> COLLECT_RETRY_PAUSE = TABLE.key(
            "kis.collect.retry-pause",
            SettingTypes.duration("1ms", "10m"),
            "5s",
            "How long failed symbols rest before they are tried again, up to three times.");
    public static final SettingKey<Duration> COLLECT_LEASE = TABLE.key(
            "kis.collect.lease",
            SettingTypes.duration("2s", "10m"),
            "30s",
            "How long a collection whose process shows no sign of life is left alone before it is resumed.");

    public static final SettingKey<ResolveRequest> RESOLVE = TABLE.key(
            "kis.resolve",
            ResolveType.resolveRequest(),
            "",
            "Say why days are in order, <code> <from>..<to> <REASON> <text>, keep it and end.");

    public static final SettingKey<Path> CROSSCHECK_FILE = TABLE.key(
            "kis.crosscheck.file",
            SettingTypes.file(),
            "",
            "Compare the stored candles with this CSV of another vendor, code,date,close,volume, print it and end.");

    private CollectionKeys() {}
}
