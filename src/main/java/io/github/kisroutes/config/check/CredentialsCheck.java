package io.github.kisroutes.config.check;

import io.github.kisroutes.config.Credentials;
import io.github.kisroutes.config.Environment;
import io.github.kisroutes.config.Secret;
import io.github.kisroutes.config.key.SettingKey;
import io.github.kisroutes.config.key.SettingKeys;
import io.github.kisroutes.config.read.SettingReader;
import java.net.URI;
import java.util.Optional;

/** Whether the credentials are there and look like a key pair of KIS. */
final class CredentialsCheck {
    private static final int KEY_LENGTH = 36;
    private static final int SECRET_LENGTH = 180;
    private static final String PORTAL = "https://apiportal.koreainvestment.com";

    private CredentialsCheck() {}

    static Credentials read(SettingReader in, URI baseUrl) {
        boolean strict = BrokerAddressCheck.isKis(baseUrl);
        return new Credentials(
                read(in, SettingKeys.CLIENT_ID, "app key", "KIS_APP_KEY", strict ? KEY_LENGTH : 0),
                read(in, SettingKeys.CLIENT_SECRET, "app secret", "KIS_APP_SECRET", strict ? SECRET_LENGTH : 0));
    }

    /** @param length what a host of KIS expects; 0 for any */
    private static Secret read(SettingReader in, SettingKey<Secret> key, String what, String variable, int length) {
        Optional<Secret> found = in.find(key);
        if (found.isEmpty() && in.written(key).isEmpty() && in.environment() != Environment.DEMO) {
            in.mistakes()
                    .add(key.name() + " is not set: KIS calls it the " + what + ". Make a key pair at " + PORTAL
                            + " (KIS Developers, with a securities account) and set the environment variable "
                            + variable
                            + "; to look around without one, run the demo with -Dkis.environment=demo.");
        }
        found.ifPresent(secret -> check(in, key, secret.reveal(), what, length));
        return found.orElse(new Secret(""));
    }

    private static void check(SettingReader in, SettingKey<Secret> key, String text, String what, int length) {
        if (!text.chars().allMatch(letter -> letter > ' ' && letter < 127)) {
            in.mistakes()
                    .add(in.described(key) + " holds a space, a line break or a letter outside ASCII, which no " + what
                            + " has; its value is not shown. Copy it again from " + PORTAL + ".");
        } else if (length > 0 && text.length() != length) {
            in.mistakes()
                    .add(in.described(key) + " has " + text.length() + " characters, an " + what + " of KIS has "
                            + length + "; its value is not shown. Copy it again from " + PORTAL + ".");
        }
    }
}
