package io.github.kisroutes.lint;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One step of a route.
 *
 * @param line the line of its name
 * @param name {@code to}, {@code setBody}, …
 * @param body what stands below the name
 * @param before the steps ahead of it in the same list, in order
 */
record Step(int line, String name, YamlNode body, List<Step> before) {
    private static final Set<String> ADDRESSED = Set.of("to", "toD", "wireTap", "poll");
    private static final Set<String> ADDRESSED_BY_EXPRESSION =
            Set.of("enrich", "pollEnrich", "recipientList", "routingSlip", "dynamicRouter");

    String id() {
        return body.text("id");
    }

    /** Where it sends to or reads from: the text of its uri or of the expression that gives it. */
    Optional<Address> address() {
        if (ADDRESSED.contains(name)) {
            return Optional.of(body instanceof YamlNode.Scalar uri ? new Address(uri.text(), "") : Address.of(body));
        }
        return ADDRESSED_BY_EXPRESSION.contains(name)
                ? expression().map(e -> new Address(e.text(), ""))
                : Optional.empty();
    }

    /** The expression of this step, spelled out or short. */
    Optional<Expression> expression() {
        return Expression.of(body.get("expression").orElse(body));
    }

    boolean isAddressedByExpression() {
        return ADDRESSED_BY_EXPRESSION.contains(name);
    }
}
