package io.github.kisroutes.collection;

import io.github.kisroutes.collection.run.RunHeader;

/** Another process collects the same at this moment, so this one has nothing to do. */
public final class AlreadyRunningException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    AlreadyRunningException(RunHeader other) {
        super("Another process is already collecting the same: collection " + other.id() + ", by " + other.owner()
                + ". This process made no call; the outcome will be in collection_run.");
    }
}
