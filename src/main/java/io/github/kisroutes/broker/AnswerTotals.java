package io.github.kisroutes.broker;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** How KIS has answered the calls of this process since its start; for whoever watches it. */
public final class AnswerTotals {
    /** What an answer was. */
    public enum Kind {
        OK,
        /** "Too many calls". */
        REFUSED,
        /** The token was not accepted. */
        TOKEN,
        /** Any other refusal, and an answer that cannot be read. */
        FAULT
    }

    private final Map<Kind, LongAdder> counts = new EnumMap<>(Kind.class);

    AnswerTotals() {
        for (Kind kind : Kind.values()) {
            counts.put(kind, new LongAdder());
        }
    }

    void add(Kind kind) {
        counts.get(kind).increment();
    }

    void add(FaultClass fault) {
        add(
                switch (fault) {
                    case RATE -> Kind.REFUSED;
                    case TOKEN -> Kind.TOKEN;
                    default -> Kind.FAULT;
                });
    }

    /** Answers of a kind. */
    public long of(Kind kind) {
        return counts.get(kind).sum();
    }
}
