package io.github.kisroutes.wiring;

import io.github.kisroutes.broker.BrokerHttp;
import io.github.kisroutes.broker.BrokerTokenEndpoint;
import io.github.kisroutes.config.HttpSettings;
import io.github.kisroutes.config.Settings;
import io.github.kisroutes.config.TokenSettings;
import io.github.kisroutes.database.Database;
import io.github.kisroutes.message.Messages;
import io.github.kisroutes.shared.CredentialId;
import io.github.kisroutes.shared.ProcessIdentity;
import io.github.kisroutes.shared.SharedRows;
import io.github.kisroutes.token.TokenCache;
import io.github.kisroutes.token.TokenCommand;
import io.github.kisroutes.token.TokenIssuer;
import io.github.kisroutes.token.TokenTrial;
import io.github.kisroutes.token.TokenWatch;
import io.github.kisroutes.token.stored.CipherKeyFile;
import io.github.kisroutes.token.stored.TokenCipher;
import io.github.kisroutes.token.stored.TokenRow;
import io.github.kisroutes.token.stored.TokenRowCodec;
import io.github.kisroutes.token.stored.TokenTimes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** The parts that the token of one app key needs, made from the settings. */
final class SharedToken implements AutoCloseable {
    /** A token answer is small; an attempt that takes longer counts as failed, and the next one waits for its minute. */
    private static final Duration ANSWER = Duration.ofSeconds(7);

    private final CredentialId key;
    private final BrokerHttp http;
    private final BrokerTokenEndpoint endpoint;
    private final SharedRows<TokenRow> store;
    private final TokenCache cache;
    private final TokenCommand command;
    private final TokenWatch watch;
    private final Messages messages;

    SharedToken(Settings settings, Database database, ProcessIdentity process) {
        this(settings, database, process, file -> Optional.of(CipherKeyFile.readOrCreate(file)));
    }

    /** The same to look alone: the file with the key of the stored token is not made. */
    static SharedToken toLook(Settings settings, Database database, ProcessIdentity process) {
        return new SharedToken(settings, database, process, file -> Optional.of(file)
                .filter(Files::exists)
                .map(CipherKeyFile::readOrCreate));
    }

    private SharedToken(
            Settings settings, Database database, ProcessIdentity process, Function<Path, Optional<byte[]>> keyFile) {
        HttpSettings wait = settings.http();
        http = BrokerHttp.forTokens(
                new HttpSettings(wait.connectTimeout(), wait.responseTimeout(), ANSWER, wait.proxy()));
        endpoint = new BrokerTokenEndpoint(http, settings.baseUrl(), settings.credentials(), process.clock());
        key = CredentialId.of(
                settings.environment().name().toLowerCase(Locale.ROOT),
                settings.baseUrl(),
                settings.credentials().clientId().reveal());
        TokenSettings token = settings.token();
        store = SharedRows.open(TokenRowCodec.CODEC, token, database, process.clock());
        TokenCipher cipher = cipher(settings, keyFile);
        TokenTimes times = TokenTimes.of(token.margin(), token.issueInterval());
        watch = new TokenWatch(endpoint, key, store, cipher, times, process.clock());
        TokenIssuer issuer = new TokenIssuer(key, watch, store, cipher, times, process);
        cache = new TokenCache(issuer);
        messages = new Messages(settings.language());
        command = new TokenCommand(issuer, endpoint, store, cipher, times, messages);
    }

    private TokenCipher cipher(Settings settings, Function<Path, Optional<byte[]>> keyFile) {
        String secret = settings.credentials().clientSecret().reveal();
        return settings.token().store() == TokenSettings.Store.MEMORY
                ? TokenCipher.ephemeral(key, secret)
                : keyFile.apply(settings.token().cipherKeyFile())
                        .map(bytes -> new TokenCipher(bytes, key, secret))
                        .orElseGet(() -> TokenCipher.ephemeral(key, secret));
    }

    CredentialId key() {
        return key;
    }

    TokenCache cache() {
        return cache;
    }

    /** Whether the token is in trouble. */
    TokenWatch watch() {
        return watch;
    }

    /** To get one before anybody needs it. */
    TokenTrial trial() {
        return new TokenTrial(cache, messages);
    }

    /** How many tokens this process was given. */
    long issues() {
        return endpoint.issues();
    }

    /** What an operator asked for instead of a collection. */
    TokenCommand.Result run(TokenSettings.Command wanted) {
        return command.run(wanted.name().toLowerCase(Locale.ROOT));
    }

    /** What is to be said of the token, and whether somebody has to do something; asks nobody but the store. */
    TokenCommand.Result state() {
        return command.state();
    }

    @Override
    public void close() {
        cache.close();
        store.close();
        http.close();
    }
}
