package io.github.kisroutes.collection.schedule;

import io.github.kisroutes.broker.FaultClass;
import io.github.kisroutes.collection.outcome.SymbolFailure;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Whether what a run failed with may pass by itself within the day, by the codes in {@code collection_item.error_code}. A row that
 * is missing or breaks a rule needs the next days or a person, a refused key a person.
 */
final class PassingFaults {
    private static final Set<String> OURS = Set.of(
            SymbolFailure.NOT_ASKED,
            SymbolFailure.NO_ANSWER,
            SymbolFailure.NO_TURN,
            "NO_TOKEN",
            "UNREADABLE_ANSWER",
            "DATABASE",
            "BAD_JSON",
            "IO");
    private static final Pattern BAD_MOMENT = Pattern.compile("HTTP_(5[0-9]{2}|429|408)");
    private static final Set<FaultClass> PASSING =
            Set.of(FaultClass.RATE, FaultClass.TOKEN, FaultClass.TOKEN_RATE, FaultClass.TRANSIENT);
    private static final Set<FaultClass> A_PERSONS = Set.of(FaultClass.CREDENTIAL, FaultClass.ENVIRONMENT);

    private PassingFaults() {}

    /** Whether key, secret or host were refused: then asking again on and on would do harm, whatever else there is. */
    static boolean needPerson(List<String> codes) {
        return codes.stream().map(FaultClass::of).flatMap(Optional::stream).anyMatch(A_PERSONS::contains);
    }

    /** Whether any of them may be another one soon. */
    static boolean mayPass(List<String> codes) {
        return codes.stream().anyMatch(PassingFaults::mayPass);
    }

    private static boolean mayPass(String code) {
        return OURS.contains(code)
                || BAD_MOMENT.matcher(code).matches()
                || FaultClass.of(code).filter(PASSING::contains).isPresent();
    }
}
