package io.github.kisroutes.live;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.camel.FailedToCreateRouteException;

/** What Camel says about a file that it cannot run, and the line it means. */
record Culprit(int line, String reason) {
    private static final Pattern LINE = Pattern.compile("\\bline:? (\\d+)");

    /** How Camel shows the step of a route that it could not make: <code>&gt;&gt;&gt; To[foo:bar] &lt;&lt;&lt;</code>. */
    private static final Pattern STEP = Pattern.compile(">>> \\w+\\[(.*?)\\W* <<<");

    static Culprit find(Throwable thrown, String text) {
        List<Throwable> causes = Stream.iterate(thrown, cause -> cause != null, Throwable::getCause)
                .toList();
        String messages = String.join(
                " ",
                causes.stream().map(cause -> String.valueOf(cause.getMessage())).toList());
        int line = written(messages)
                .or(() -> step(messages).flatMap(step -> lineOf(step, text)))
                .or(() -> route(causes).flatMap(id -> lineOf("id: " + id, text)))
                .orElse(1);
        return new Culprit(line, reason(causes.get(causes.size() - 1)));
    }

    private static Optional<Integer> written(String messages) {
        Matcher line = LINE.matcher(messages);
        return line.find() ? Optional.of(Integer.valueOf(line.group(1))) : Optional.empty();
    }

    private static Optional<String> step(String messages) {
        Matcher step = STEP.matcher(messages);
        return step.find() ? Optional.of(step.group(1)) : Optional.empty();
    }

    private static Optional<String> route(List<Throwable> causes) {
        return causes.stream()
                .filter(FailedToCreateRouteException.class::isInstance)
                .map(cause -> ((FailedToCreateRouteException) cause).getRouteId())
                .findFirst();
    }

    static Optional<Integer> lineOf(String wanted, String text) {
        List<String> lines = text.lines().toList();
        return IntStream.range(0, lines.size())
                .filter(index -> lines.get(index).contains(wanted))
                .mapToObj(index -> index + 1)
                .findFirst();
    }

    /** The innermost cause in one line. */
    private static String reason(Throwable cause) {
        String message = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        return message.strip().replaceAll("\\s*\\R\\s*", " ");
    }
}
