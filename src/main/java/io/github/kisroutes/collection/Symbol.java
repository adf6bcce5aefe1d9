package io.github.kisroutes.collection;

import io.github.kisroutes.config.StockCode;

/**
 * A stock to collect.
 *
 * @param code its short code at the exchange
 * @param name what people call it; the code again when nobody told
 * @param priority 1 is asked for first
 */
public record Symbol(StockCode code, String name, int priority) {}
