package io.github.kisroutes.config;

import io.github.kisroutes.market.Market;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * The whole configuration, checked. Made by {@link SettingsSource#load()}.
 *
 * @param baseUrl the broker's address, without a slash at the end
 * @param resolve what the operator says of days instead of collecting
 * @param crosscheckFile candles of another vendor to compare with instead of collecting
 * @param routesAllowedHosts hosts that routes of the operator's own may call; none of the broker
 * @param candleEvents whether new and changed candles are sent to subscribers
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
        PriceBasisChoice priceBasis,
        Market market,
        DatabaseSettings database,
        List<String> notices,
        Map<String, String> forCamel) {
    /** Stands for the demo's address where no simulator runs, which is a mistake of its own. */
    private static final URI NOWHERE = URI.create("http://127.0.0.1");

    public Settings {
        notices = List.copyOf(notices);
        forCamel = Map.copyOf(forCamel);
    }

    static Settings read(SettingReader in, Layers layers, List<String> notices) {
        URI baseUrl = in.find(SettingKeys.BASE_URL).orElse(NOWHERE);
        BrokerAddress.check(in, baseUrl);
        notices.addAll(ExposedSecrets.notices(layers));
        notices.addAll(CronCheck.notices(in));
        return new Settings(
                in.environment(),
                baseUrl,
                CredentialsCheck.read(in, baseUrl),
                in.value(SettingKeys.CUSTOMER_TYPE),
                RateSettings.read(in),
                HttpSettings.read(in),
                TokenSettings.read(in, baseUrl),
                MasterSettings.read(in, baseUrl),
                CalendarSettings.read(in),
                CollectionSettings.read(in),
                in.find(SettingKeys.RESOLVE),
                in.find(SettingKeys.CROSSCHECK_FILE),
                in.value(SettingKeys.ROUTES_RELOAD),
                AllowedHosts.read(in),
                in.value(SettingKeys.EVENTS_ENABLED),
                in.value(SettingKeys.PRICE_BASIS),
                in.value(SettingKeys.MARKET),
                DatabaseSettings.read(in),
                notices,
                new CamelProperties(in, layers).read());
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
                + database + "]";
    }
}
