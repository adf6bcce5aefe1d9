package io.github.kisroutes.config;

import io.github.kisroutes.market.Market;
import io.github.kisroutes.market.PriceBasis;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/**
 * The whole configuration, checked. Made by {@code SettingsSource.load()}.
 *
 * @param baseUrl the broker's address, without a slash at the end
 * @param resolve what the operator says of days instead of collecting
 * @param crosscheckFile candles of another vendor to compare with instead of collecting
 * @param routesAllowedHosts hosts that routes of the operator's own may call; none of the broker
 * @param candleEvents whether new and changed candles are sent to subscribers
 * @param priceBasis which series are collected, in the order of the constants; at least one
 * @param language of what a person reads: the summary, the banner, alerts
 * @param alerts when somebody is told, and how
 * @param cluster whether all processes on the database fire one schedule together
 * @param notices what the operator should know although nothing is wrong, one sentence each
 * @param forCamel see {@link #camelProperties()}
 */
public record Settings(
        Environment environment,
        URI baseUrl,
        Credentials credentials,
        CustomerType customerType,
        RateSettings rate,
        HttpSettings http,
        TokenSettings token,
        MasterSettings master,
        CalendarSettings calendar,
        CollectionSettings collection,
        Optional<ResolveRequest> resolve,
        Optional<Path> crosscheckFile,
        RoutesReload routesReload,
        List<String> routesAllowedHosts,
        boolean candleEvents,
        ServerSettings server,
        GatewaySettings gateway,
        Set<PriceBasis> priceBasis,
        Market market,
        Language language,
        AlertSettings alerts,
        DatabaseSettings database,
        boolean cluster,
        List<String> notices,
        Map<String, String> forCamel) {
    /** Who the account belongs to, as the header {@code custtype} says it. */
    public enum CustomerType {
        /** A person. */
        P,
        /** A company. */
        B
    }

    /** Whether a saved route file is taken over while the routes run. */
    public enum RoutesReload {
        /** Where the routes come from a folder that belongs to whoever runs the process. */
        AUTO,
        ON,
        OFF
    }

    public Settings {
        notices = List.copyOf(notices);
        forCamel = Map.copyOf(forCamel);
    }

    /**
     * What Camel may know: every {@code kis.*} value that is set and no secret, in canonical form (durations in
     * milliseconds, enums as documented), and all properties of the files that are not ours, such as {@code camel.*}.
     *
     * @return a copy that the caller may add to
     */
    public Properties camelProperties() {
        Properties properties = new Properties();
        properties.putAll(forCamel);
        return properties;
    }

    /** Without the properties that are not ours: nobody knows what they hold. */
    @Override
    public String toString() {
        return "Settings[environment=" + environment + ", baseUrl=" + baseUrl + ", key=" + credentials.fingerprint()
                + ", customerType=" + customerType + ", rate=" + rate + ", http=" + http + ", token=" + token
                + ", master=" + master + ", calendar=" + calendar
                + ", collection=" + collection + ", priceBasis=" + priceBasis + ", market=" + market + ", database="
                + database + ", cluster=" + cluster + "]";
    }
}
