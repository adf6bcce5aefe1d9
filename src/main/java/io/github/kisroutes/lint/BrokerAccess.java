package io.github.kisroutes.lint;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One route speaks to the broker, and every call of it passes the throttle: that is how the quota is kept. */
final class BrokerAccess {
    private static final String HOP = "kis-call";

    private static final String BROKER = "kis.base-url";

    private static final Pattern HTTP_ADDRESS = Pattern.compile(
            "https?:.*|.*https?://.*|(?:netty-http|vertx-http|vertx-websocket|undertow|jetty|rest|rest-api|rest-openapi|cxf"
                    + "|cxfrs|ahc):.*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final Set<String> HTTP_COMPONENTS = Set.of("http", "https", "netty-http", "vertx-http", "rest");

    /** Headers that make camel-http call another address than its endpoint's. */
    private static final Set<String> REDIRECTING = Set.of("CamelHttpUri", "CamelRestHttpUri");

    private BrokerAccess() {}

    /** @param own the hosts that other routes may call, without the token and the throttle */
    static Stream<Violation> elsewhere(RouteFile file, OwnHosts own) {
        boolean hop = file.id().equals(HOP);
        OwnHosts allowed = hop ? OwnHosts.NONE : own;
        Stream<YamlNode.Entry> addresses = file.values()
                .filter(entry ->
                        isHttp(entry, allowed) || !hop && entry.value().asText().contains(BROKER));
        Stream<Violation> calls = Stream.concat(addresses, components(file, allowed))
                .map(entry -> new Violation(
                        entry.line(),
                        hop
                                ? "kis-call calls '{{" + BROKER + "}}' and no other address."
                                : own.advice(entry.value().asText())));
        Stream<Violation> redirects = file.values()
                .filter(entry -> REDIRECTING.contains(entry.value().asText()))
                .map(entry -> new Violation(
                        entry.line(),
                        "The header '" + entry.value().asText()
                                + "' sends the call, secrets included, to another address than the broker's."));
        return Stream.concat(calls, redirects);
    }

    private static boolean isHttp(YamlNode.Entry entry, OwnHosts allowed) {
        String text = entry.value().asText();
        return HTTP_ADDRESS.matcher(text).matches() && !allowed.allow(text);
    }

    /** Addresses of which the uri is the component alone. */
    private static Stream<YamlNode.Entry> components(RouteFile file, OwnHosts allowed) {
        return file.everything()
                .map(YamlNode.Entry::value)
                .filter(endpoint -> HTTP_COMPONENTS.contains(endpoint.text("uri")) && !allowed.allow(endpoint))
                .flatMap(endpoint ->
                        endpoint.entries().filter(entry -> entry.key().equals("uri")));
    }

    static Stream<Violation> unthrottled(RouteFile file) {
        List<Step> calls = calls(file);
        Stream<Violation> missing = calls.stream()
                .filter(call -> call.before().stream().noneMatch(BrokerAccess::throttlesAll))
                .map(
                        call -> new Violation(
                                call.line(),
                                "Nothing holds this call back: a 'throttle' stands before it in the "
                                        + "same list of steps, enabled, in the mode TotalRequests and without correlationExpression."));
        Stream<Violation> second = calls.stream()
                .skip(1)
                .map(call -> new Violation(
                        call.line(),
                        "This is a second call behind one permit; a route that needs two calls asks kis-call twice."));
        Stream<Violation> none = file.id().equals(HOP) && calls.isEmpty()
                ? Stream.of(new Violation(1, "kis-call no longer calls '{{" + BROKER + "}}'."))
                : Stream.empty();
        return Stream.of(missing, second, none).flatMap(breaches -> breaches);
    }

    private static List<Step> calls(RouteFile file) {
        return file.steps()
                .filter(step -> step.address()
                        .filter(address -> address.uri().contains(BROKER))
                        .isPresent())
                .toList();
    }

    private static boolean throttlesAll(Step step) {
        return step.name().equals("throttle")
                && !step.body().text("disabled").equals("true")
                && Set.of("", "TotalRequests").contains(step.body().text("mode"))
                && step.body().get("correlationExpression").isEmpty();
    }

    static Stream<Violation> repeated(RouteFile file) {
        return file.topLevel().stream()
                .filter(top -> file.id().equals(HOP) && top.key().equals("route"))
                .filter(top -> top.value()
                        .get("errorHandler")
                        .flatMap(handler -> handler.get("noErrorHandler"))
                        .isEmpty())
                .map(top -> new Violation(
                        top.line(),
                        "kis-call has 'errorHandler: noErrorHandler: {}': a repeat from inside "
                                + "would not pass the throttle again. The callers repeat (error-policy)."));
    }
}
