package io.github.kisroutes.market;

import java.time.ZoneId;

/** The clock of the exchange: days, closing times and what a person reads are in this zone, wherever the process runs. */
public final class Seoul {
    public static final ZoneId ZONE = ZoneId.of("Asia/Seoul");

    private Seoul() {}
}
