package io.github.kisroutes.market;

/**
 * Whether splits and rights issues are worked into the prices of earlier days. The constant's name stands in
 * {@code daily_price.price_basis}.
 */
public enum PriceBasis {
    /** Earlier prices and volumes are restated at each corporate action, so that the series has no jumps. */
    ADJUSTED("0"),
    /** What was really paid on that day. */
    RAW("1");

    private final String flag;

    PriceBasis(String flag) {
        this.flag = flag;
    }

    /**
     * {@code FID_ORG_ADJ_PRC} as FHKST03010100 takes it: {@code 0} adjusted, {@code 1} raw. Of no use for any other
     * service: the neighbour FHKST01010400 has it the other way round, and the official documents disagree with each
     * other about it.
     */
    public String flag() {
        return flag;
    }
}
