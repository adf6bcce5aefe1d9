package io.github.kisroutes.config.check;

import io.github.kisroutes.config.Environment;
import io.github.kisroutes.config.key.BrokerKeys;
import io.github.kisroutes.config.read.SettingReader;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Whether an address may get the app secret, which travels in a header of every call. */
final class BrokerAddressCheck {
    /** By the text alone: a name that resolves to loopback today may resolve elsewhere tomorrow. */
    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|\\[::1]|\\[0:0:0:0:0:0:0:1]", Pattern.CASE_INSENSITIVE);

    private BrokerAddressCheck() {}

    static boolean isLoopback(URI address) {
        return LOOPBACK.matcher(address.getHost()).matches();
    }

    static boolean isKis(URI address) {
        return Environment.ofHost(address.getHost()).isPresent();
    }

    /** Notes why the credentials must not be sent there. */
    static void check(SettingReader in, URI address) {
        if (isLoopback(address)) {
            return;
        }
        String setting = in.described(BrokerKeys.BASE_URL);
        if (!"https".equalsIgnoreCase(address.getScheme())) {
            in.mistakes()
                    .add(setting + " would send the app secret unencrypted: http is for loopback only, use https.");
        }
        Environment.ofHost(address.getHost())
                .ifPresentOrElse(owner -> checkKis(in, address, owner), () -> checkForeign(in, address, setting));
    }

    private static void checkKis(SettingReader in, URI address, Environment owner) {
        URI right = URI.create(owner.address());
        if (owner != in.environment()) {
            in.mistakes()
                    .add(in.described(BrokerKeys.BASE_URL) + " is the host of the " + text(owner)
                            + " environment, but " + BrokerKeys.ENVIRONMENT.name() + " is " + text(in.environment())
                            + ": a key pair of one host is refused by the other (EGW02004). Remove "
                            + BrokerKeys.BASE_URL.name() + " or set " + BrokerKeys.ENVIRONMENT.name() + " = "
                            + text(owner)
                            + ".");
        } else if (address.getPort() != right.getPort()) {
            in.mistakes()
                    .add(in.described(BrokerKeys.BASE_URL) + " has the wrong port: KIS listens on " + right.getPort()
                            + " there. Remove the line; " + right + " is the default.");
        }
    }

    private static void checkForeign(SettingReader in, URI address, String setting) {
        if (!in.find(BrokerKeys.ALLOWED_HOSTS)
                .orElse(List.of())
                .contains(address.getHost().toLowerCase(Locale.ROOT))) {
            in.mistakes()
                    .add(setting
                            + " is not a KIS host and would receive the app secret: correct it or, if it is your own gateway, set "
                            + BrokerKeys.ALLOWED_HOSTS.name() + " = " + address.getHost() + ".");
        }
    }

    private static String text(Environment environment) {
        return BrokerKeys.ENVIRONMENT.kind().writer().apply(environment);
    }
}
