package io.github.kisroutes.reload;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.ExpressionIllegalSyntaxException;
import org.apache.camel.FailedToCreateRouteException;
import org.apache.camel.FailedToStartRouteException;

/** What Camel says about a file that it cannot run, and the line it means. */
record FailureLocation(int line, String reason) {
    private static final Pattern LINE = Pattern.compile("\\bline:? (\\d+)");

    /** How Camel shows the step of a route that it could not make: <code>&gt;&gt;&gt; To[foo:bar] &lt;&lt;&lt;</code>. */
    private static final Pattern STEP = Pattern.compile(">>> \\w+\\[(.*?)\\W* <<<");

    private static final Pattern FUNCTION = Pattern.compile("\\$\\{([^}]*)}");

    static FailureLocation find(Throwable thrown, String text) {
        List<Throwable> causes = causes(thrown);
        String messages = messages(causes);
        RouteText file = RouteText.of(text);
        Optional<String> expression = expression(causes);
        int line = written(messages)
                .or(() -> expression.flatMap(wrong -> lineOfExpression(wrong, reason(thrown), file)))
                .or(() -> step(messages).flatMap(file::lineOfValue))
                .or(() -> route(causes).flatMap(file::lineOfId))
                .orElse(1);
        String reason = reason(thrown);
        return new FailureLocation(
                line,
                expression
                        .filter(wrong -> !reason.contains(wrong))
                        .map(wrong -> reason + " in '" + wrong + "'.")
                        .orElse(reason));
    }

    /** Whether Camel names this file in what it says. */
    static boolean names(Throwable thrown, String file) {
        return messages(causes(thrown)).contains(file);
    }

    /** Whether the route that Camel could not make is in this text. */
    static boolean means(Throwable thrown, String text) {
        return route(causes(thrown)).flatMap(RouteText.of(text)::lineOfId).isPresent();
    }

    private static List<Throwable> causes(Throwable thrown) {
        return Stream.iterate(thrown, cause -> cause != null, Throwable::getCause)
                .toList();
    }

    private static String messages(List<Throwable> causes) {
        return String.join(
                " ",
                causes.stream().map(cause -> String.valueOf(cause.getMessage())).toList());
    }

    private static Optional<Integer> written(String messages) {
        Matcher line = LINE.matcher(messages);
        return line.find() ? Optional.of(Integer.valueOf(line.group(1))) : Optional.empty();
    }

    /** The expression that its language does not understand, placeholders resolved. */
    private static Optional<String> expression(List<Throwable> causes) {
        return causes.stream()
                .filter(ExpressionIllegalSyntaxException.class::isInstance)
                .map(cause -> ((ExpressionIllegalSyntaxException) cause).getExpression())
                .filter(wrong -> wrong != null && !wrong.isBlank())
                .findFirst();
    }

    /** As a whole, or, where a placeholder was resolved in it, the function that the reason names. */
    private static Optional<Integer> lineOfExpression(String expression, String reason, RouteText file) {
        Stream<String> functions = FUNCTION.matcher(expression)
                .results()
                .filter(found -> reason.contains(found.group(1)))
                .map(found -> found.group());
        return Stream.concat(expression.lines().limit(1), functions)
                .flatMap(wanted -> file.lineOfValue(wanted).stream())
                .findFirst();
    }

    private static Optional<String> step(String messages) {
        Matcher step = STEP.matcher(messages);
        return step.find() ? Optional.of(step.group(1)) : Optional.empty();
    }

    private static Optional<String> route(List<Throwable> causes) {
        return causes.stream().flatMap(FailureLocation::routeId).findFirst();
    }

    private static Stream<String> routeId(Throwable cause) {
        if (cause instanceof FailedToCreateRouteException made) {
            return Stream.ofNullable(made.getRouteId());
        }
        return cause instanceof FailedToStartRouteException started
                ? Stream.ofNullable(started.getRouteId())
                : Stream.empty();
    }

    /** The innermost cause in one line. */
    static String reason(Throwable thrown) {
        List<Throwable> causes = causes(thrown);
        Throwable cause = causes.get(causes.size() - 1);
        String message = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        return message.strip().replaceAll("\\s*\\R\\s*", " ");
    }
}
