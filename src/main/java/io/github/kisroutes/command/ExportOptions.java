package io.github.kisroutes.command;

import io.github.kisroutes.config.ConfigurationException;
import io.github.kisroutes.config.check.StoredData;
import io.github.kisroutes.config.key.CollectionKeys;
import io.github.kisroutes.config.key.SettingType;
import io.github.kisroutes.export.ExportFormat;
import io.github.kisroutes.export.ExportPartition;
import io.github.kisroutes.export.ExportRequest;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What {@code kis export} writes, and where. */
final class ExportOptions {
    @Option(names = "--from", paramLabel = "DAY")
    private String from;

    @Option(names = "--to", paramLabel = "DAY")
    private String to;

    @Option(names = "--symbols", paramLabel = "CODES")
    private String symbols;

    @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "csv")
    private String format;

    @Option(names = "--partition", paramLabel = "PART", defaultValue = "symbol")
    private String partition;

    @Mixin
    private SeriesOptions series;

    @Parameters(paramLabel = "DIR")
    private Path folder;

    CommandSettings settings() {
        return series.into(new CommandSettings("kis export"));
    }

    /** @throws ConfigurationException with one sentence that names the option */
    ExportRequest request(StoredData stored) {
        SettingType<LocalDate> day = CollectionKeys.COLLECT_FROM.kind();
        LocalDate first = from == null ? ExportRequest.EARLIEST : read("--from", from, day);
        LocalDate last = to == null ? ExportRequest.LATEST : read("--to", to, day);
        if (last.isBefore(first)) {
            throw new ConfigurationException("--to = " + last + " of kis export is before --from = " + first + ".");
        }
        return new ExportRequest(
                first,
                last,
                symbols == null ? List.of() : read("--symbols", symbols, CollectionKeys.COLLECT_SYMBOLS.kind()),
                stored.market(),
                stored.bases(),
                oneOf("--format", format, ExportFormat.values()),
                oneOf("--partition", partition, ExportPartition.values()),
                folder);
    }

    private static <E extends Enum<E>> E oneOf(String option, String text, E[] values) {
        return Arrays.stream(values)
                .filter(each -> each.name().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> refused(
                        option,
                        text,
                        Arrays.stream(values)
                                .map(each -> each.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(" or "))));
    }

    private static <T> T read(String option, String text, SettingType<T> type) {
        try {
            return type.parser().apply(text.strip());
        } catch (RuntimeException e) {
            throw refused(option, text, type.allowed());
        }
    }

    private static ConfigurationException refused(String option, String text, String allowed) {
        return new ConfigurationException(
                option + " = '" + text + "' of kis export cannot be used: it takes " + allowed + ".");
    }
}
