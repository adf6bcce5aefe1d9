package io.github.kisroutes.config.check;

import io.github.kisroutes.config.Environment;
import io.github.kisroutes.config.key.RuntimeKeys;
import io.github.kisroutes.config.read.SettingReader;
import java.util.List;

/** The hosts that routes of the operator's own may call. */
final class AllowedHostsCheck {
    private AllowedHostsCheck() {}

    /** Notes when one of them is KIS, which is called behind the token and the throttle only. */
    static List<String> read(SettingReader in) {
        List<String> hosts = in.find(RuntimeKeys.ROUTES_ALLOWED_HOSTS).orElse(List.of());
        hosts.stream()
                .filter(host -> Environment.ofHost(host).isPresent())
                .forEach(
                        host -> in.mistakes()
                                .add(
                                        in.described(RuntimeKeys.ROUTES_ALLOWED_HOSTS) + " names " + host
                                                + ", a host of KIS, which only kis-call may call: remove it and let the route send to direct:kis-daily-candles or direct:kis-current-price."));
        return hosts;
    }
}
