package io.github.kisroutes.server.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What of a request reaches a route, as the variable {@code request}. Of the headers only those that are here: no credential is
 * among them.
 *
 * @param path its parameters, decoded
 * @param query its parameters, decoded; a name may occur more than once
 * @param accept the header of that name, or blank
 * @param acceptLanguage the header of that name, or blank
 * @param body as it came; empty without one
 */
public record HttpRequest(
        Map<String, String> path, Map<String, List<String>> query, String accept, String acceptLanguage, byte[] body) {
    /** The variable of a route that holds it. */
    public static final String VARIABLE = "request";

    /**
     * A parameter of the query.
     *
     * @return empty when it is not there, or blank
     * @throws RefusedException when it is there more than once
     */
    public Optional<String> parameter(String name) {
        List<String> values = query.getOrDefault(name, List.of());
        if (values.size() > 1) {
            throw new RefusedException(400, name + " may be there only once.");
        }
        return values.stream()
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .findFirst();
    }

    @Override
    public String toString() {
        return "request"; // the rest came from outside
    }
}
