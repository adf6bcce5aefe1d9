package io.github.kisroutes.config.key;

import io.github.kisroutes.config.Secret;
import io.github.kisroutes.config.key.SettingType.NotAllowedException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** The kinds of settings that say where something is. Messages repeat them without the parts that may hold a password. */
final class AddressTypes {
    private static final Pattern URL_SECRETS = Pattern.compile("(?<=//)[^/]*@|[;?#].*", Pattern.DOTALL);

    private AddressTypes() {}

    static SettingType<URI> http() {
        return new SettingType<>(
                "an address https://host:port, without user, query and fragment",
                false,
                AddressTypes::parse,
                URI::toString,
                AddressTypes::withoutSecrets);
    }

    /** Where to listen. */
    static SettingType<String> host() {
        return SettingType.open(
                "an IP address or the name of one, without scheme and port",
                text -> SettingTypes.require(text, "[A-Za-z0-9:]([A-Za-z0-9.:-]*[A-Za-z0-9:])?"),
                UnaryOperator.identity());
    }

    static SettingType<String> jdbc() {
        return new SettingType<>(
                "a URL that begins with jdbc:h2: or jdbc:postgresql:",
                false,
                text -> SettingTypes.require(text, "(?s)jdbc:(h2|postgresql):.+"),
                UnaryOperator.identity(),
                AddressTypes::withoutSecrets);
    }

    /** An address that is a secret as a whole: whoever knows it may write there. */
    static SettingType<Secret> hook() {
        return new SettingType<>(
                "an address https://host/path, without user and fragment; its value is not shown",
                true,
                AddressTypes::parseHook,
                Secret::reveal,
                text -> "");
    }

    /** @throws NotAllowedException when the text is no such address; the reason does not repeat the text */
    private static Secret parseHook(String text) {
        try {
            URI uri = new URI(text);
            String scheme = Optional.ofNullable(uri.getScheme()).orElse("").toLowerCase(Locale.ROOT);
            if (!List.of("http", "https").contains(scheme) || uri.getHost() == null) {
                throw new NotAllowedException("it must begin with https:// and name a host");
            }
            if (uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
                throw new NotAllowedException("it holds a user or a fragment");
            }
            return new Secret(text);
        } catch (URISyntaxException e) {
            throw new NotAllowedException("it is not an address");
        }
    }

    /** An address without the parts in which people put passwords. */
    private static String withoutSecrets(String url) {
        return URL_SECRETS.matcher(url).replaceAll("");
    }

    /** @throws NotAllowedException when the text is no plain address; the reason does not repeat the text */
    private static URI parse(String text) {
        try {
            URI uri = new URI(text.replaceFirst("/+$", ""));
            String scheme = Optional.ofNullable(uri.getScheme()).orElse("").toLowerCase(Locale.ROOT);
            if (!List.of("http", "https").contains(scheme)) {
                throw new NotAllowedException("it must begin with https://");
            }
            if (uri.getHost() == null) {
                throw new NotAllowedException("it names no host");
            }
            if (uri.getRawUserInfo() != null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
                throw new NotAllowedException("it holds more than an address");
            }
            return uri;
        } catch (URISyntaxException e) {
            throw new NotAllowedException("it is not an address");
        }
    }
}
