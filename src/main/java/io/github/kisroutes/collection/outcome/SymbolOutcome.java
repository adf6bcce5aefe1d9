package io.github.kisroutes.collection.outcome;

import io.github.kisroutes.candle.DateWindow;
import java.util.Set;

/** How one symbol of a run ended. */
public sealed interface SymbolOutcome {
    /** What {@code collection_item.state} says. */
    String state();

    /** The rows that came. */
    default int rows() {
        return 0;
    }

    /** The fault's code, or blank. */
    default String code() {
        return "";
    }

    /** The fault in words, or blank. */
    default String text() {
        return "";
    }

    /** Whether it is what a delisting, a suspension or another market explains. */
    default boolean isExplainable() {
        return Set.of("MISSING_DAYS", "NO_ROWS", "UNKNOWN_CODE").contains(code());
    }

    /** Every row of the window is stored. */
    record Done(int rows, DateWindow days) implements SymbolOutcome {
        @Override
        public String state() {
            return "DONE";
        }

        @Override
        public String toString() {
            return rows + (rows == 1 ? " row (" : " rows (") + days + ")";
        }
    }

    /** Every day was stored and final before the run began; nothing was asked. */
    record Complete() implements SymbolOutcome {
        @Override
        public String state() {
            return "DONE";
        }

        @Override
        public String toString() {
            return "complete and final already";
        }
    }

    /** Asked, and there is no row that could be missing: not listed in these days, delisted, or suspended. */
    record Explained() implements SymbolOutcome {
        @Override
        public String state() {
            return "DONE";
        }

        @Override
        public String toString() {
            return "no row is missing: not listed, delisted or suspended in these days";
        }
    }

    /** KIS answered, and there is nothing to store: not listed in the window, or no such code. */
    record Empty(String code, String text) implements SymbolOutcome {
        @Override
        public String state() {
            return "EMPTY";
        }

        @Override
        public String toString() {
            return "empty: " + text;
        }
    }

    /** Something is missing; the next run tries again. */
    record Failed(int rows, SymbolFailure trouble) implements SymbolOutcome {
        @Override
        public String state() {
            return "FAILED";
        }

        @Override
        public String code() {
            return trouble.code();
        }

        @Override
        public String text() {
            return trouble.text();
        }

        @Override
        public String toString() {
            return "FAILED " + code() + ": " + text();
        }
    }
}
