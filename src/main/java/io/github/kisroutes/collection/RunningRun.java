package io.github.kisroutes.collection;

import io.github.kisroutes.collection.run.CollectionRun;
import java.time.Duration;
import java.util.Optional;

/**
 * A collection that this process works on, at one moment; for whoever watches it.
 *
 * @param run it, shared with its workers
 * @param requests calls of this process since it began
 * @param elapsed since this process opened it
 * @param left how long it still takes; empty when nobody can tell
 * @param stage what it does besides asking, for a person; blank while it asks
 */
public record RunningRun(CollectionRun run, long requests, Duration elapsed, Optional<Duration> left, String stage) {}
