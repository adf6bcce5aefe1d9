package io.github.kisroutes.command;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What {@code kis collect} collects. */
final class CollectOptions {
    @Option(names = "--from", paramLabel = "DAY")
    private String from;

    @Option(names = "--to", paramLabel = "DAY")
    private String to;

    @Option(names = "--days", paramLabel = "N")
    private String days;

    @Option(names = "--symbols", paramLabel = "CODES")
    private String symbols;

    @Option(names = "--symbols-file", paramLabel = "FILE")
    private String symbolsFile;

    @Option(names = "--reread")
    private boolean reread;

    @Option(names = "--environment", paramLabel = "NAME")
    private String environment;

    @Mixin
    private SeriesOptions series;

    CommandSettings settings(String command) {
        return series.into(new CommandSettings(command)
                .set("kis.collect.once", "true")
                .option("--from", "kis.collect.from", from)
                .option("--to", "kis.collect.to", to)
                .option("--days", "kis.collect.days", days)
                .option("--symbols", "kis.collect.symbols", symbols)
                .option("--symbols-file", "kis.symbols.file", symbolsFile)
                .option("--reread", "kis.collect.reread", reread ? "true" : null)
                .option("--environment", "kis.environment", environment));
    }
}
