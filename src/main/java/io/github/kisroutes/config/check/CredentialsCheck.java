package io.github.kisroutes.config.check;

import io.github.kisroutes.config.Credentials;
import io.github.kisroutes.config.Environment;
import io.github.kisroutes.config.Secret;
import io.github.kisroutes.config.key.BrokerKeys;
import io.github.kisroutes.config.key.SettingKey;
import io.github.kisroutes.config.read.SettingReader;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/** Whether the credentials are there and look like a key pair of KIS. */
final class CredentialsCheck {
    private static final int KEY_LENGTH = 36;
    private static final int SECRET_LENGTH = 180;
    private static final Pattern QUOTED =
            Pattern.compile("\".*|.*\"|'.*|.*'|[\u2018\u2019\u201c\u201d].*", Pattern.DOTALL);
    private static final Pattern UNEXPANDED = Pattern.compile("\\$[({A-Za-z_]|\\{\\{|^%.*%$");
    private static final String PORTAL = "https://apiportal.koreainvestment.com";

    private CredentialsCheck() {}

    static Credentials read(SettingReader in, URI baseUrl) {
        boolean strict = BrokerAddressCheck.isKis(baseUrl);
        if (strict && areExchanged(in)) {
            return new Credentials(new Secret(""), new Secret(""));
        }
        return new Credentials(
                read(in, BrokerKeys.CLIENT_ID, "app key", "KIS_APP_KEY", strict ? KEY_LENGTH : 0),
                read(in, BrokerKeys.CLIENT_SECRET, "app secret", "KIS_APP_SECRET", strict ? SECRET_LENGTH : 0));
    }

    /** The two are told apart by their lengths. */
    private static boolean areExchanged(SettingReader in) {
        boolean exchanged =
                length(in, BrokerKeys.CLIENT_ID) == SECRET_LENGTH && length(in, BrokerKeys.CLIENT_SECRET) == KEY_LENGTH;
        if (exchanged) {
            in.mistakes()
                    .add(in.described(BrokerKeys.CLIENT_ID) + " holds the app secret and "
                            + in.described(BrokerKeys.CLIENT_SECRET) + " the app key: exchange the two. Nothing was"
                            + " sent; their values are not shown.");
        }
        return exchanged;
    }

    private static int length(SettingReader in, SettingKey<Secret> key) {
        return in.find(key).map(secret -> secret.reveal().length()).orElse(0);
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
        if (QUOTED.matcher(text).matches()) {
            in.mistakes()
                    .add(in.described(key) + " stands in quotation marks, which are then part of the " + what
                            + "; its value is not shown. Remove them: env files, of Docker for instance, keep them.");
        } else if (UNEXPANDED.matcher(text).find()) {
            in.mistakes()
                    .add(in.described(key) + " holds a reference to a variable that nothing has replaced, such as ${…};"
                            + " its value is not shown. Write the " + what + " itself, or {{env:NAME}}.");
        } else if (!text.chars().allMatch(letter -> letter > ' ' && letter < 127)) {
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
