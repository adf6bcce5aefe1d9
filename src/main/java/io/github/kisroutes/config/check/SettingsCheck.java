package io.github.kisroutes.config.check;

import io.github.kisroutes.config.CalendarSettings;
import io.github.kisroutes.config.HttpSettings;
import io.github.kisroutes.config.RateSettings;
import io.github.kisroutes.config.Settings;
import io.github.kisroutes.config.key.AlertKeys;
import io.github.kisroutes.config.key.BrokerKeys;
import io.github.kisroutes.config.key.CollectionKeys;
import io.github.kisroutes.config.key.DatabaseKeys;
import io.github.kisroutes.config.key.GatewayKeys;
import io.github.kisroutes.config.key.RuntimeKeys;
import io.github.kisroutes.config.key.SeriesKeys;
import io.github.kisroutes.config.read.Layers;
import io.github.kisroutes.config.read.SettingReader;
import java.net.URI;
import java.util.List;

/** Reads and checks one group of settings after the other; mistakes are noted, so that all of them are told at once. */
final class SettingsCheck {
    /** Stands for the demo's address where no simulator runs, which is a mistake of its own. */
    private static final URI NOWHERE = URI.create("http://127.0.0.1");

    private SettingsCheck() {}

    static Settings read(SettingReader in, Layers layers, List<String> notices) {
        URI baseUrl = in.find(BrokerKeys.BASE_URL).orElse(NOWHERE);
        BrokerAddressCheck.check(in, baseUrl);
        notices.addAll(ExposedSecrets.notices(layers));
        notices.addAll(CronCheck.notices(in));
        return new Settings(
                in.environment(),
                baseUrl,
                CredentialsCheck.read(in, baseUrl),
                in.value(BrokerKeys.CUSTOMER_TYPE),
                new RateSettings(
                        in.value(BrokerKeys.RATE_PER_SECOND),
                        in.value(BrokerKeys.RATE_SHARE),
                        in.value(GatewayKeys.GATEWAY_SHARE),
                        in.value(GatewayKeys.GATEWAY_MAX_WAIT)),
                new HttpSettings(
                        in.value(BrokerKeys.CONNECT_TIMEOUT),
                        in.value(BrokerKeys.RESPONSE_TIMEOUT),
                        in.value(BrokerKeys.ANSWER_TIMEOUT),
                        ProxyCheck.read(in)),
                TokenCheck.read(in, baseUrl),
                MasterCheck.read(in, baseUrl),
                new CalendarSettings(in.value(CollectionKeys.HOLIDAYS_FILE)),
                CollectionCheck.read(in),
                in.find(CollectionKeys.RESOLVE),
                in.find(CollectionKeys.CROSSCHECK_FILE),
                in.value(RuntimeKeys.ROUTES_RELOAD),
                AllowedHostsCheck.read(in),
                in.value(RuntimeKeys.EVENTS_ENABLED),
                ServerCheck.read(in),
                GatewayCheck.read(in),
                in.value(SeriesKeys.PRICE_BASIS),
                in.value(SeriesKeys.MARKET),
                in.value(AlertKeys.LANGUAGE),
                AlertCheck.read(in),
                DatabaseCheck.read(in),
                in.value(DatabaseKeys.CLUSTER),
                notices,
                new CamelProperties(in, layers).read());
    }
}
