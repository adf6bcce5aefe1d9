package io.github.kisroutes.collection.plan;

/** Why a collection runs; stands in {@code collection_run.kind}. */
public enum RunKind {
    /** The newest days ({@code kis.collect.days}) of every symbol. */
    DAILY,
    /** A fixed range ({@code kis.collect.from} and {@code .to}); what is complete and final is not asked for. */
    BACKFILL,
    /** What is not final yet: the last five trading days, and older ones that the broker has changed. */
    SETTLE,
    /** What the view {@code missing_daily_price} lists. */
    HEAL
}
