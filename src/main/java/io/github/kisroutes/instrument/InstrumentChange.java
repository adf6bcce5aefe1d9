package io.github.kisroutes.instrument;

/**
 * Something that is different since the last reading.
 *
 * @param code short code
 * @param kind what happened
 * @param before the old name, market or mark; blank when there is none
 * @param after the new one
 */
public record InstrumentChange(String code, Type kind, String before, String after) {

    /** What can happen to an instrument. */
    public enum Type {
        LISTED,
        DELISTED,
        RENAMED,
        /** Listed on another market now. */
        MOVED,
        HALTED,
        RESUMED,
        SPLIT,
        MERGED
    }

    @Override
    public String toString() {
        String from = before.isEmpty() ? "" : " " + before + " ->";
        return code + " " + kind + from + (after.isEmpty() ? "" : " " + after);
    }
}
