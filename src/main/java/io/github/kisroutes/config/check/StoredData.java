package io.github.kisroutes.config.check;

import io.github.kisroutes.config.DatabaseSettings;
import io.github.kisroutes.config.Environment;
import io.github.kisroutes.config.key.SeriesKeys;
import io.github.kisroutes.market.Market;
import io.github.kisroutes.market.PriceBasis;
import java.net.URI;
import java.util.Set;

/**
 * What one has to know to look at what is stored; needs no key pair.
 *
 * @param database where it is
 * @param market which series is meant
 * @param bases the price series that are collected
 */
public record StoredData(DatabaseSettings database, Market market, Set<PriceBasis> bases) {
    private static final URI NOWHERE = URI.create("http://127.0.0.1");

    /**
     * Reads and checks these settings, of the demo where the environment is the demo.
     *
     * @throws io.github.kisroutes.config.ConfigurationException with one sentence per mistake in them
     */
    public static StoredData of(SettingsSource source) {
        return source.environment() == Environment.DEMO ? read(source.withDemo(NOWHERE, "", "")) : read(source);
    }

    private static StoredData read(SettingsSource source) {
        return source.part(in ->
                new StoredData(DatabaseCheck.read(in), in.value(SeriesKeys.MARKET), in.value(SeriesKeys.PRICE_BASIS)));
    }
}
