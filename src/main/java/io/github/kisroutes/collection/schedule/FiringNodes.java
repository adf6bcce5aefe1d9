package io.github.kisroutes.collection.schedule;

/** The processes that a schedule fires in. */
public interface FiringNodes {
    /** Whether there may be other processes that fire this schedule in place of this one. */
    boolean isShared();

    /** Whether this process begins collections by itself at this moment. */
    boolean takesPart();

    /** A process with a schedule of its own. */
    static FiringNodes alone() {
        return new FiringNodes() {
            @Override
            public boolean isShared() {
                return false;
            }

            @Override
            public boolean takesPart() {
                return true;
            }
        };
    }
}
