package io.github.kisroutes.benchmark;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Locale;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.openjdk.jmh.util.Statistics;

/** How many tokens per second the route {@code kis-token} gives out, and how long one takes, by JMH. */
final class TokenBenchmark {

    /** Hits per second times their median length: well below 1, and the two were not measured on the same machine. */
    private static final double FITS = 0.5;

    private TokenBenchmark() {}

    static void run(Path folder) throws RunnerException {
        System.out.println(
                "\n| threads | enricher, hits/s: median | least | most | bare Caffeine.get, hits/s: median | ratio |"
                        + " enricher, microseconds: median | 99 % | 99.9 % | load average |\n|---|---|---|---|---|---|---|---|---|---|");
        for (int threads = 1; threads <= 2; threads++) {
            Machine.awaitQuiet();
            Statistics enricher = statistics("enricher", threads, Mode.Throughput);
            Statistics bare = statistics("caffeine", threads, Mode.Throughput);
            print(threads, enricher, bare, statistics("enricher", threads, Mode.SampleTime));
        }
    }

    private static void print(int threads, Statistics enricher, Statistics bare, Statistics times) {
        System.out.printf(
                Locale.ROOT,
                "| %d | %,.0f | %,.0f | %,.0f | %,.0f | 1 : %.0f | %.1f | %.1f | %.1f | %s |%n",
                threads,
                enricher.getPercentile(50),
                enricher.getMin(),
                enricher.getMax(),
                bare.getPercentile(50),
                bare.getPercentile(50) / enricher.getPercentile(50),
                times.getPercentile(50) * 1e6,
                times.getPercentile(99) * 1e6,
                times.getPercentile(99.9) * 1e6,
                Machine.load());
        double busy = enricher.getPercentile(50) * times.getPercentile(50) / threads;
        if (busy < FITS) {
            System.out.printf(
                    Locale.ROOT,
                    "%nSpoilt: at that median the hits fill %.0f %% of the time only; the machine did something else.%n",
                    100 * busy);
        }
    }

    /** Per second, or in seconds. */
    private static Statistics statistics(String method, int threads, Mode mode) throws RunnerException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(TokenHits.class.getName() + "." + method + "$")
                        .mode(mode)
                        .threads(threads)
                        .forks(2)
                        .warmupIterations(3)
                        .warmupTime(TimeValue.seconds(2))
                        .measurementIterations(5)
                        .measurementTime(TimeValue.seconds(2))
                        .shouldFailOnError(true)
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .run();
        return results.iterator().next().getPrimaryResult().getStatistics();
    }
}
