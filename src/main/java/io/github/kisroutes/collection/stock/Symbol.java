package io.github.kisroutes.collection.stock;

import io.github.kisroutes.market.StockCode;

/**
 * A stock to collect.
 *
 * @param code its short code at the exchange
 * @param name what people call it; the code again when nobody told
 * @param priority 1 is asked for first
 * @param halted whether the master files say that its trading is suspended; false when there are none
 */
public record Symbol(StockCode code, String name, int priority, boolean halted) {
    /** A stock of which nothing is said to be special. */
    public Symbol(StockCode code, String name, int priority) {
        this(code, name, priority, false);
    }

    @Override
    public String toString() {
        return name.equals(code.value()) ? name : code.value() + " " + name;
    }
}
