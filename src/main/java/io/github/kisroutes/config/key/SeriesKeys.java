package io.github.kisroutes.config.key;

import io.github.kisroutes.market.Market;
import io.github.kisroutes.market.PriceBasis;
import java.util.Set;

/** Which candles. */
public final class SeriesKeys {
    static final KeyTable TABLE = new KeyTable();

    public static final SettingKey<Set<PriceBasis>> PRICE_BASIS = TABLE.key(
            "kis.price-basis",
            ListTypes.priceBases(),
            "adjusted",
            "Prices with splits and rights issues worked in (adjusted), as they were paid (raw), or both series.");
    public static final SettingKey<Market> MARKET = TABLE.key(
            "kis.market",
            SettingTypes.letters(Market.class),
            "J",
            "Whose trades make the candle: J KRX, NX Nextrade, UN both.");

    private SeriesKeys() {}
}
