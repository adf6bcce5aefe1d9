package io.github.kisroutes.simulator.command;

import io.github.kisroutes.simulator.Simulator;
import io.github.kisroutes.simulator.SimulatorOptions;
import io.github.kisroutes.simulator.http.CallLines;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/**
 * {@code java -jar kis-camel-routes-<version>-simulator.jar}: the simulator as a program, for clients in any language and for
 * benchmarks. {@link Help} tells what it takes. It prints where it listens and the key pair, and at its end what it saw.
 */
public final class SimulatorCommand {
    /** Nothing was started; the reason stands on the error output. */
    private static final int COULD_NOT_RUN = 1;

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private SimulatorCommand() {}

    /** Runs until the process is told to end. */
    public static void main(String[] args) throws InterruptedException {
        try {
            Arguments arguments = Arguments.of(args);
            if (arguments.has(Option.HELP)) {
                System.out.println(Help.text());
                return;
            }
            run(StartOptions.of(arguments));
        } catch (WrongArgumentException wrong) {
            System.err.println(wrong.getMessage());
            System.exit(COULD_NOT_RUN);
        } catch (UncheckedIOException taken) {
            System.err.println(taken.getMessage() + ". Choose another --port (0: a free one) or another --host.");
            System.exit(COULD_NOT_RUN);
        }
    }

    private static void run(StartOptions options) throws InterruptedException {
        Simulator simulator = Simulator.start(options.simulator());
        options.faults().forEach(fault -> fault.tell(simulator));
        Optional<Path> calls = options.calls();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            System.out.println("Seen: " + simulator.record().summary());
            calls.ifPresent(file -> CallLines.write(simulator.record(), file));
        }));
        lines(options, simulator).forEach(System.out::println);
        new CountDownLatch(1).await();
    }

    private static List<String> lines(StartOptions options, Simulator simulator) {
        SimulatorOptions started = options.simulator();
        return List.of(
                "KIS Open API is simulated at " + simulator.baseUri() + " until Ctrl-C. Give a client this address"
                        + " instead of https://openapi.koreainvestment.com:9443, and this key pair:",
                "KIS_APP_KEY=" + simulator.appKey(),
                "KIS_APP_SECRET=" + simulator.appSecret(),
                options.market() + "; its clock shows "
                        + MINUTE.format(started.clock().instant().atZone(SimulatorOptions.SEOUL)) + " in Seoul; "
                        + (started.quota() == 0 ? "no quota" : started.quota() + " calls per second") + "; "
                        + (options.faults().isEmpty() ? "no faults" : "faults " + options.faults()) + ".");
    }
}
