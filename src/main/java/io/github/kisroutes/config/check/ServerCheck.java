package io.github.kisroutes.config.check;

import io.github.kisroutes.config.Secret;
import io.github.kisroutes.config.ServerSettings;
import io.github.kisroutes.config.key.RuntimeKeys;
import io.github.kisroutes.config.read.SettingReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Whether the server may be reached as the operator wants it: off loopback only encrypted and with a token. */
final class ServerCheck {
    /** By the text alone, as for the broker's address. */
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|::1|0:0:0:0:0:0:0:1");

    private static final Pattern EVERY_ADDRESS = Pattern.compile("0\\.0\\.0\\.0|::|0(:0){7}");
    private static final List<String> LOOPBACK_NAMES = List.of("localhost", "127.0.0.1", "::1");
    /** What nobody guesses: 16 random bytes are 22 characters of Base64. */
    private static final int SHORTEST_TOKEN = 20;

    private ServerCheck() {}

    static ServerSettings read(SettingReader in) {
        String host = in.value(RuntimeKeys.SERVER_HOST).toLowerCase(Locale.ROOT);
        boolean loopback = LOOPBACK.matcher(host).matches();
        Optional<Secret> token = in.find(RuntimeKeys.SERVER_TOKEN);
        ServerSettings settings = new ServerSettings(
                in.value(RuntimeKeys.SERVER_ENABLED),
                host,
                loopback,
                in.value(RuntimeKeys.SERVER_PORT),
                names(in, host),
                token,
                in.find(RuntimeKeys.SERVER_TLS_KEYSTORE),
                in.find(RuntimeKeys.SERVER_TLS_PASSWORD).orElse(new Secret("")));
        if (settings.enabled()) {
            checkToken(in, settings);
            checkEncryption(in, settings);
            checkNames(in, host);
        }
        return settings;
    }

    /** Those of loopback always: whoever is on this machine may ask as such. */
    private static List<String> names(SettingReader in, String host) {
        List<String> names = new ArrayList<>(LOOPBACK_NAMES);
        if (!EVERY_ADDRESS.matcher(host).matches()) {
            names.add(host);
        }
        names.addAll(in.find(RuntimeKeys.SERVER_NAMES).orElse(List.of()));
        return names.stream().distinct().toList();
    }

    private static void checkToken(SettingReader in, ServerSettings settings) {
        if (settings.token()
                .filter(set -> set.reveal().length() < SHORTEST_TOKEN)
                .isPresent()) {
            in.mistakes()
                    .add(in.described(RuntimeKeys.SERVER_TOKEN) + " is shorter than " + SHORTEST_TOKEN
                            + " characters and could be guessed: make one with 'openssl rand -base64 24'.");
        } else if (!settings.loopback() && settings.token().isEmpty()) {
            in.mistakes()
                    .add(in.described(RuntimeKeys.SERVER_HOST) + " lets other machines in, and without "
                            + RuntimeKeys.SERVER_TOKEN.name() + " anybody could read what is here: set "
                            + RuntimeKeys.SERVER_TOKEN.variable()
                            + " (make one with 'openssl rand -base64 24'), or keep "
                            + RuntimeKeys.SERVER_HOST.name() + " = 127.0.0.1.");
        }
    }

    private static void checkEncryption(SettingReader in, ServerSettings settings) {
        Optional<Path> keystore = settings.keystore();
        if (keystore.isPresent() && !Files.isReadable(keystore.get())) {
            in.mistakes()
                    .add(
                            in.described(RuntimeKeys.SERVER_TLS_KEYSTORE)
                                    + " cannot be read: there is no such file, or the"
                                    + " user of this process may not read it. Name a PKCS12 file with the certificate and its key.");
        } else if (keystore.isPresent() && !opens(keystore.get(), settings.keystorePassword())) {
            in.mistakes()
                    .add(in.described(RuntimeKeys.SERVER_TLS_KEYSTORE) + " cannot be opened with "
                            + RuntimeKeys.SERVER_TLS_PASSWORD.name()
                            + ": it is no PKCS12 file, or its password is another one. Correct one of the two.");
        } else if (!settings.loopback()
                && keystore.isEmpty()
                && in.value(RuntimeKeys.SERVER_PLAIN_HTTP) == ServerSettings.PlainHttp.REFUSED) {
            in.mistakes()
                    .add(in.described(RuntimeKeys.SERVER_HOST)
                            + " would send the token and the data unencrypted through"
                            + " the network: set " + RuntimeKeys.SERVER_TLS_KEYSTORE.name()
                            + ", or, where a proxy in front encrypts, "
                            + RuntimeKeys.SERVER_PLAIN_HTTP.name() + " = accepted.");
        }
    }

    private static boolean opens(Path keystore, Secret password) {
        try {
            KeyStore.getInstance(keystore.toFile(), password.reveal().toCharArray());
            return true;
        } catch (GeneralSecurityException | IOException e) {
            return false;
        }
    }

    /** An address that is all of them is no name that anybody calls. */
    private static void checkNames(SettingReader in, String host) {
        if (EVERY_ADDRESS.matcher(host).matches()
                && in.find(RuntimeKeys.SERVER_NAMES).isEmpty()) {
            in.mistakes()
                    .add(in.described(RuntimeKeys.SERVER_HOST) + " needs " + RuntimeKeys.SERVER_NAMES.name()
                            + ": the names or addresses by which others call this machine; a request for another name is"
                            + " refused.");
        }
    }
}
