package io.github.kisroutes.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** The calls that a simulator saw, in the order of their arrival, by its clock. */
record Arrivals(List<Arrival> all) {
    private static final double SECOND = TimeUnit.SECONDS.toNanos(1);

    record Arrival(long nanos, String service, String code, boolean refused) {}

    static Arrivals read(Path calls) throws IOException {
        return new Arrivals(Files.readAllLines(calls).stream()
                .map(line -> line.split(","))
                .map(f -> new Arrival(Long.parseLong(f[0]), f[1], f[2], Boolean.parseBoolean(f[4])))
                .toList());
    }

    /** Questions for candles. */
    List<Arrival> candles() {
        return all.stream()
                .filter(call -> call.service().equals("FHKST03010100"))
                .toList();
    }

    /** Those after the ones about the first symbol, which a collection asks for alone. */
    private List<Arrival> burst() {
        List<Arrival> candles = candles();
        String first = candles.get(0).code();
        return candles.stream().filter(call -> !call.code().equals(first)).toList();
    }

    /** Every call but those for a token. */
    List<Arrival> quotations() {
        return all.stream().filter(call -> !call.service().isBlank()).toList();
    }

    /** From the first of them to the last one. */
    double secondsOfAll() {
        return seconds(quotations());
    }

    /** Calls of the burst. */
    int calls() {
        return burst().size();
    }

    /** Calls per second from the first call of the burst to its last: (n - 1) / (last arrival - first arrival). */
    double rate() {
        List<Arrival> burst = burst();
        return (burst.size() - 1) / seconds(burst);
    }

    /** From the first question for candles to the last one, the first symbol's included. */
    double seconds() {
        return seconds(candles());
    }

    private static double seconds(List<Arrival> calls) {
        return (calls.get(calls.size() - 1).nanos() - calls.get(0).nanos()) / SECOND;
    }

    /**
     * Calls of the run that came less than so much time after the one that many calls before them: what a broker refuses that counts
     * so many calls in that time.
     */
    long above(int calls, double seconds) {
        return IntStream.range(calls, all.size())
                .filter(call -> all.get(call).nanos() - all.get(call - calls).nanos() < seconds * SECOND)
                .count();
    }

    /** Calls that the quota refused, of the whole run. */
    long refused() {
        return all.stream().filter(Arrival::refused).count();
    }
}
