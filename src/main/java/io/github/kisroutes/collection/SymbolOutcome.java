package io.github.kisroutes.collection;

import io.github.kisroutes.candle.DateWindow;

/** How one symbol of a run ended. */
public sealed interface SymbolOutcome {
    /** The rows that are stored. */
    int rows();

    /** What {@code collection_item.state} says. */
    String state();

    /** The fault's code, or blank. */
    String code();

    /** The fault in words, or blank. */
    String text();

    /** Every row of the window is stored. */
    record Done(int rows, DateWindow days) implements SymbolOutcome {
        @Override
        public String state() {
            return "DONE";
        }

        @Override
        public String code() {
            return "";
        }

        @Override
        public String text() {
            return "";
        }

        @Override
        public String toString() {
            return rows + " rows (" + days + ")";
        }
    }

    /** KIS answered, and there is nothing to store: not listed in the window, or no such code. */
    record Empty(String code, String text) implements SymbolOutcome {
        @Override
        public int rows() {
            return 0;
        }

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
    record Failed(int rows, String code, String text) implements SymbolOutcome {
        @Override
        public String state() {
            return "FAILED";
        }

        @Override
        public String toString() {
            return "FAILED " + code + ": " + text;
        }
    }
}
