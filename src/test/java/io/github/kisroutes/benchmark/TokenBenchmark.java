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

    private TokenBenchmark() {}

    static void run(Path folder) throws RunnerException {
        System.out.println(
                "\n| threads | enricher, hits/s | bare Caffeine.get, hits/s | ratio |"
                        + " enricher, microseconds: median | 99 % | 99.9 % | load average |\n|---|---|---|---|---|---|---|---|");
        for (int threads = 1; threads <= 2; threads++) {
            Machine.awaitQuiet();
            double enricher = statistics("enricher", threads, Mode.Throughput).getMean();
            double bare = statistics("caffeine", threads, Mode.Throughput).getMean();
            Statistics times = statistics("enricher", threads, Mode.SampleTime);
            System.out.printf(
                    Locale.ROOT,
                    "| %d | %,.0f | %,.0f | 1 : %.0f | %.1f | %.1f | %.1f | %s |%n",
                    threads,
                    enricher,
                    bare,
                    bare / enricher,
                    times.getPercentile(50) * 1e6,
                    times.getPercentile(99) * 1e6,
                    times.getPercentile(99.9) * 1e6,
                    Machine.load());
        }
    }

    /** Per second, or in seconds. */
    private static Statistics statistics(String method, int threads, Mode mode) throws RunnerException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(TokenHits.class.getName() + "." + method + "$")
                        .mode(mode)
                        .threads(threads)
                        .forks(1)
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
