package io.github.kisroutes.simulator.command;

import io.github.kisroutes.simulator.Simulator;
import io.github.kisroutes.simulator.http.Call;
import io.github.kisroutes.simulator.http.Calls;
import io.github.kisroutes.simulator.http.Fault;
import io.github.kisroutes.simulator.http.FaultScript;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What {@code --fault} says: a fault, when it strikes and which calls, as in {@code EGW00201,every=20} or {@code
 * reset,on=token,times=1}.
 */
final class FaultRule {
    /** Not a fault of an answer: the token that is in use by then is refused for good, and KIS hands it out again. */
    static final String TOKEN_DIES = "token-dies";

    private static final Set<String> PARTS = Set.of("every", "times", "after", "for", "on", "code");

    private final String written;
    private final Optional<Fault> fault;
    private final Map<String, String> parts = new HashMap<>();

    private FaultRule(String written) {
        this.written = written;
        List<String> pieces = List.of(written.split(",", -1));
        for (String piece : pieces.subList(1, pieces.size())) {
            String[] nameAndValue = piece.split("=", 2);
            if (nameAndValue.length < 2 || !PARTS.contains(nameAndValue[0])) {
                throw wrong("'" + piece + "' is none of every=, times=, after=, for=, on=, code=");
            }
            if (parts.put(nameAndValue[0], nameAndValue[1]) != null) {
                throw wrong(nameAndValue[0] + "= is there twice");
            }
        }
        boolean tokenDies = pieces.get(0).equals(TOKEN_DIES);
        fault = FaultKind.read(pieces.get(0));
        if (fault.isEmpty() && !tokenDies) {
            throw wrong("'" + pieces.get(0) + "' is no fault; --help lists them");
        }
        check(tokenDies);
    }

    /** @throws WrongArgumentException if it cannot be read */
    static FaultRule of(String written) {
        return new FaultRule(written);
    }

    private void check(boolean tokenDies) {
        if (tokenDies && !Set.of("after").containsAll(parts.keySet())) {
            throw wrong(TOKEN_DIES + " takes after= alone");
        }
        if (parts.containsKey("every") && (parts.containsKey("times") || parts.containsKey("after"))
                || parts.containsKey("for") && (parts.size() > 1 + count("on") + count("code"))) {
            throw wrong("every=, for=, and times= with after= exclude each other");
        }
        List.of("every", "times", "for").forEach(part -> number(part, 1));
        number("after", 0);
    }

    private int count(String part) {
        return parts.containsKey(part) ? 1 : 0;
    }

    /** Tells a simulator to do so from now on. */
    void tell(Simulator simulator) {
        if (fault.isEmpty()) {
            simulator.tokens().killAfter(number("after", 0).orElse(0), "EGW00123");
            return;
        }
        FaultScript.When when = simulator.faults().on(calls());
        int spared = number("after", 0).orElse(0);
        if (parts.containsKey("every")) {
            when.every(number("every", 1).orElseThrow(), fault.get());
        } else if (parts.containsKey("for")) {
            when.during(Duration.ofSeconds(number("for", 1).orElseThrow()), fault.get());
        } else {
            when.after(spared, number("times", 1).orElse(Integer.MAX_VALUE - spared), fault.get());
        }
    }

    private Predicate<Call> calls() {
        String on = parts.getOrDefault("on", "quotations");
        Predicate<Call> service =
                switch (on) {
                    case "quotations" -> Calls.quotations();
                    case "token" -> Calls.token();
                    case "all" -> Calls.any();
                    default -> Calls.trId(on);
                };
        String code = parts.get("code");
        return code == null ? service : service.and(Calls.code(code).or(Calls.parameter("PDNO", code)));
    }

    private Optional<Integer> number(String part, int least) {
        String value = parts.get(part);
        if (value == null) {
            return Optional.empty();
        }
        if (!value.matches("[0-9]{1,9}") || Integer.parseInt(value) < least) {
            throw wrong(part + "= takes a whole number from " + least + " on, not '" + value + "'");
        }
        return Optional.of(Integer.valueOf(value));
    }

    /** As it was written. */
    @Override
    public String toString() {
        return written;
    }

    private WrongArgumentException wrong(String reason) {
        return new WrongArgumentException(Option.FAULT.written() + " " + written + ": " + reason + ".");
    }
}
