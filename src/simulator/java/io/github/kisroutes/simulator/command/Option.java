package io.github.kisroutes.simulator.command;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What the command line takes, in the order in which {@code --help} tells it. */
enum Option {
    PORT("PORT", "The port to listen on; 0 takes a free one. Default: 18765."),
    HOST("ADDRESS", "The address to listen on. Default: 127.0.0.1, this machine alone."),
    QUOTA("N", "Calls that are admitted in any sliding second, the others get EGW00201; 0: all. Default: 20."),
    LATENCY("MS", "How long a quotation takes: 60, or 20-400 for anything between. Default: 0."),
    FAULT("FAULT", "Something that goes wrong; may be given several times. See below. Default: nothing does."),
    DATE(
            "DAY",
            "What the broker's clock shows at the start, in Seoul: 2025-06-16 (at 15:45) or 2025-06-16T09:00."
                    + " It runs on. Default: this machine's clock."),
    CANDLES(
            "FILE",
            "Candles of your own: date,code,open,high,low,close,volume with a header line, gzipped or not."
                    + " Default: the shipped ones, 50 stocks of KOSPI, 2023-12-05 to 2025-06-16."),
    SYMBOLS("FILE", "The names that belong to --candles: code,name,market (KOSPI or KOSDAQ). Default: the codes."),
    MADE_UP("N", "N made-up stocks from 2015-01-01 to 2025-06-16 instead, for load: 000001, 000002 and so on."),
    APP_KEY("TEXT", "The app key that is accepted. Default: a new one each time, printed. Never use a real one."),
    APP_SECRET("TEXT", "The app secret that goes with --app-key."),
    CALLS("FILE", "Where every call is written at the end, a line for each: nanoseconds,service,code,answer,refused."),
    HELP("", "Print this and end.");

    private final String value;
    private final String meaning;

    Option(String value, String meaning) {
        this.value = value;
        this.meaning = meaning;
    }

    /** As it is written: {@code --made-up}. */
    String written() {
        return "--" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String value() {
        return value;
    }

    String meaning() {
        return meaning;
    }

    boolean takesValue() {
        return !value.isEmpty();
    }

    /**
     * The option of this name.
     *
     * @throws WrongArgumentException if there is none
     */
    static Option of(String written) {
        return Arrays.stream(values())
                .filter(option -> option.written().equals(written))
                .findFirst()
                .orElseThrow(() -> new WrongArgumentException(written + " is no option of the simulator; it takes "
                        + Arrays.stream(values()).map(Option::written).collect(Collectors.joining(", ")) + "."));
    }
}
