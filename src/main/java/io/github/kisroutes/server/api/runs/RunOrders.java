package io.github.kisroutes.server.api.runs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.kisroutes.collection.plan.RunKind;
import io.github.kisroutes.collection.plan.RunOrder;
import io.github.kisroutes.market.StockCode;
import io.github.kisroutes.server.api.Parameters;
import io.github.kisroutes.server.http.RefusedException;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The body of {@code POST /runs}. */
final class RunOrders {
    private static final Set<String> FIELDS = Set.of("kind", "from", "to", "symbols");
    private static final int MOST_SYMBOLS = 5_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private RunOrders() {}

    /** @throws RefusedException when it is no order that can be done */
    static RunOrder read(byte[] body) {
        JsonNode order = parsed(body);
        for (Iterator<String> names = order.fieldNames(); names.hasNext(); ) {
            if (!FIELDS.contains(names.next())) {
                throw wrong("The body may have kind, from, to and symbols, and nothing else.");
            }
        }
        RunKind kind =
                Parameters.oneOf(RunKind.class, "kind", order.path("kind").asText());
        boolean limited = order.has("from") || order.has("to") || order.has("symbols");
        if (limited && (kind == RunKind.DAILY || kind == RunKind.SETTLE)) {
            throw wrong(kind + " is always about all stocks and its own days: leave from, to and symbols out.");
        }
        Optional<LocalDate> from = day(order, "from");
        Optional<LocalDate> to = day(order, "to");
        if (from.isPresent() != to.isPresent() || kind == RunKind.BACKFILL && from.isEmpty()) {
            throw wrong("from and to are needed, both of them: the first and the last day.");
        }
        return new RunOrder(
                kind, from.map(first -> Parameters.window(first, to.orElseThrow())), symbols(order.path("symbols")));
    }

    private static JsonNode parsed(byte[] body) {
        try {
            JsonNode order = JSON.readTree(body);
            if (order != null && order.isObject()) {
                return order;
            }
        } catch (IOException e) {
            // as any other body that is none
        }
        throw wrong("The body has to be a JSON object such as {\"kind\":\"HEAL\"}.");
    }

    private static Optional<LocalDate> day(JsonNode order, String name) {
        return order.hasNonNull(name)
                ? Optional.of(Parameters.day(name, order.get(name).asText()))
                : Optional.empty();
    }

    private static Set<String> symbols(JsonNode listed) {
        if (listed.isMissingNode()) {
            return Set.of();
        }
        Set<String> codes = new TreeSet<>();
        for (JsonNode one : listed) {
            codes.add(StockCode.parse(one.asText())
                    .orElseThrow(() -> wrong("symbols has to be a list of stock codes such as 005930."))
                    .value());
        }
        if (codes.isEmpty() || codes.size() > MOST_SYMBOLS) {
            throw wrong("symbols has to be a list of 1 to " + MOST_SYMBOLS + " stock codes; leave it out for all.");
        }
        return codes;
    }

    private static RefusedException wrong(String sentence) {
        return new RefusedException(400, sentence);
    }
}
