package io.github.kisroutes.collection.outcome;

import io.github.kisroutes.collection.range.PendingRanges;

/**
 * A history that has to be read again because a corporate action has rewritten it at the broker.
 *
 * @param reason what gave the corporate action away
 * @param history the stored days that this run would not read otherwise
 */
public record Reread(String reason, PendingRanges history) {}
