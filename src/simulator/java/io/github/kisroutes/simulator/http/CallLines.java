package io.github.kisroutes.simulator.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A record of calls as text, for whoever measures from outside: one line per call in the order of arrival, {@code
 * nanoseconds,service,code,answer,refused}. Nanoseconds count from some beginning; the service is the {@code tr_id} or, of a
 * token request, empty. A line of a CSV file without secrets.
 */
public final class CallLines {

    private CallLines() {}

    public static void write(CallRecord record, Path file) {
        try {
            Files.write(file, record.all().stream().map(CallLines::line).toList());
        } catch (IOException e) {
            throw new UncheckedIOException("The calls could not be written to " + file, e);
        }
    }

    private static String line(SeenCall seen) {
        Call call = seen.call();
        return String.join(
                ",",
                String.valueOf(call.arrivalNanos()),
                call.trId(),
                call.code(),
                seen.answerCode(),
                String.valueOf(seen.refused()));
    }
}
