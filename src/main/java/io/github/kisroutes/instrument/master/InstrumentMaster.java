package io.github.kisroutes.instrument.master;

import io.github.kisroutes.config.HttpSettings;
import io.github.kisroutes.config.MasterSettings;
import io.github.kisroutes.database.Database;
import io.github.kisroutes.instrument.Instrument;
import io.github.kisroutes.instrument.InstrumentChange;
import io.github.kisroutes.instrument.InstrumentChange.Type;
import io.github.kisroutes.instrument.KnownInstrument;
import io.github.kisroutes.market.Seoul;
import io.github.kisroutes.market.StockCode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The whole market from the master files of KIS: downloads them, remembers what they list in the table {@code instrument}, and
 * what changed in {@code instrument_change}. A file that cannot be had or believed changes nothing; the last good one is kept
 * for a database that is still empty.
 */
public final class InstrumentMaster {
    private static final Duration DOWNLOAD = Duration.ofSeconds(60);
    private static final Logger LOG = LoggerFactory.getLogger(InstrumentMaster.class);

    private final MasterSettings settings;
    private final Database database;
    private final InstrumentTable table;
    private final MasterSource source;
    private final Clock clock;
    private volatile List<String> lastTroubles = List.of();

    public InstrumentMaster(MasterSettings settings, HttpSettings http, Database database, Clock clock) {
        this(settings, http, database, clock, DOWNLOAD);
    }

    InstrumentMaster(MasterSettings settings, HttpSettings http, Database database, Clock clock, Duration patience) {
        this.settings = settings;
        this.database = database;
        this.clock = clock;
        table = new InstrumentTable(database);
        source = new MasterSource(
                settings.url(), new MasterDownload(http, patience), new MasterFolder(settings.directory()));
    }

    /**
     * Reads the files of {@code kis.symbols.markets} anew and remembers what they say, in one transaction.
     *
     * @throws io.github.kisroutes.database.fault.StatementException when the database is away; then nothing is remembered
     */
    public MasterReading refresh() {
        MasterComparison before = new MasterComparison(table.all());
        List<String> troubles = new ArrayList<>();
        List<MasterFile> files = settings.markets().stream()
                .flatMap(market -> source.read(market, before.listed(market), troubles).stream())
                .toList();
        files.forEach(file -> file.badLines().forEach(line -> troubles.add(line + "; it is left out")));
        List<InstrumentChange> changes = remember(files);
        MasterReading reading = new MasterReading(
                files.stream().collect(Collectors.toMap(MasterFile::market, file -> file.instruments()
                        .size())),
                changes,
                troubles);
        lastTroubles = List.copyOf(troubles);
        troubles.forEach(LOG::warn);
        LOG.info("Master files: {}", reading);
        return reading;
    }

    /**
     * The stocks to collect: what is listed now, filtered by {@code kis.symbols.groups} and {@code kis.symbols.markets}, in the
     * order of their codes. Asks nobody; {@link #refresh()} does.
     *
     * @throws MasterUnavailableException when no file was ever read
     */
    public List<Instrument> symbols() {
        List<Instrument> listed = table.all().values().stream()
                .filter(KnownInstrument::listed)
                .map(KnownInstrument::instrument)
                .filter(each -> settings.markets().contains(each.market()))
                .toList();
        if (listed.isEmpty()) {
            throw new MasterUnavailableException(
                    "The whole market (kis.symbols.file = master) cannot be collected: no master file of "
                            + settings.markets() + " could be read from " + settings.url()
                            + ", and none was read before"
                            + (lastTroubles.isEmpty() ? "" : " (" + String.join(". ", lastTroubles) + ")")
                            + ". The next run tries again; or name a file of symbols instead.");
        }
        return listed.stream()
                .filter(each -> settings.groups().contains(each.group()))
                .filter(each -> StockCode.parse(each.code()).isPresent())
                .sorted(Comparator.comparing(Instrument::code))
                .toList();
    }

    /** Of two processes that read at the same moment, the later one is repeated and finds nothing new. */
    private List<InstrumentChange> remember(List<MasterFile> files) {
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, Seoul.ZONE);
        try {
            return database.transaction().call(() -> {
                List<InstrumentChange> changes = new MasterComparison(table.all()).with(files);
                files.forEach(file -> table.store(file.instruments(), now));
                table.delist(codes(changes, Type.DELISTED), today, now);
                table.record(changes, today, now);
                return changes;
            });
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(
                    "The master files were read but could not be remembered: " + e.getMessage(), e);
        }
    }

    private static List<String> codes(List<InstrumentChange> changes, Type kind) {
        return changes.stream()
                .filter(change -> change.kind() == kind)
                .map(InstrumentChange::code)
                .toList();
    }
}
