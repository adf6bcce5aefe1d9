package io.github.kisroutes.collection;

import io.github.kisroutes.collection.run.RunHeader;

/** Another process collects the same at this moment, so this one has nothing to do. */
public final class AlreadyRunningException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    AlreadyRunningException(RunHeader other) {
        super("The same is being collected at this moment: collection " + other.id() + ", by " + other.owner()
                + ". Nothing was asked for here; its outcome will stand in collection_run.");
    }
}
