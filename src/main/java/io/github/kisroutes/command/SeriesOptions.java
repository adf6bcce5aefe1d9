package io.github.kisroutes.command;

import picocli.CommandLine.Option;

/** Which series is meant. */
final class SeriesOptions {
    @Option(names = "--market", paramLabel = "MARKET", descriptionKey = "market")
    private String market;

    @Option(names = "--basis", paramLabel = "BASIS", descriptionKey = "basis")
    private String basis;

    CommandSettings into(CommandSettings settings) {
        return settings.option("--market", "kis.market", market).option("--basis", "kis.price-basis", basis);
    }
}
