package io.github.kisroutes.command;

import io.github.kisroutes.config.ServerSettings;
import io.github.kisroutes.config.check.SettingsSource;
import io.github.kisroutes.config.check.StoredData;
import io.github.kisroutes.config.key.GatewayKeys;
import io.github.kisroutes.config.key.RuntimeKeys;
import io.github.kisroutes.database.Database;
import io.github.kisroutes.database.DatabaseLook;
import io.github.kisroutes.gateway.GatewayCredentials;
import io.github.kisroutes.gateway.GatewayCredentials.Listed;
import io.github.kisroutes.gateway.NewKeyPair;
import io.github.kisroutes.market.Seoul;
import io.github.kisroutes.message.Messages;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;

/** Makes, lists and revokes the key pairs of the gateway's clients, in the configured database; a running process sees it at once. */
final class GatewayKeyPairs {
    private static final int DONE = 0;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9\uAC00-\uD7A3][A-Za-z0-9\uAC00-\uD7A3._-]{0,63}");
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private final SettingsSource source;
    private final StoredData stored;
    private final Messages messages;
    private final Clock clock;
    private final PrintStream out;

    /**
     * @param clock of the host
     * @param out takes what is said
     */
    GatewayKeyPairs(SettingsSource source, Messages messages, Clock clock, PrintStream out) {
        this.source = source;
        this.messages = messages;
        this.clock = clock;
        this.out = out;
        stored = StoredData.of(source);
    }

    /** Prints a new key pair; it is stored by nobody in clear. */
    int make(String name) {
        if (!NAME.matcher(name).matches()) {
            out.println(messages.text("gateway.name", name));
            return ProductStart.COULD_NOT_RUN;
        }
        return inDatabase(credentials -> {
            Optional<NewKeyPair> pair = credentials.create(name);
            pair.ifPresentOrElse(made -> print(made, name), () -> out.println(messages.text("gateway.taken", name)));
            return pair.isPresent() ? DONE : ProductStart.COULD_NOT_RUN;
        });
    }

    private void print(NewKeyPair pair, String name) {
        out.println(messages.text("gateway.made", name));
        out.println("app key:    " + pair.key().reveal());
        out.println("app secret: " + pair.secret().reveal());
        out.println(messages.text("gateway.address", address()));
        if (!source.value(GatewayKeys.GATEWAY_ENABLED)) {
            out.println(messages.text("gateway.off"));
        }
    }

    private String address() {
        return ServerSettings.address(
                source.part(in -> in.find(RuntimeKeys.SERVER_TLS_KEYSTORE)).isPresent(),
                source.value(RuntimeKeys.SERVER_HOST),
                source.value(RuntimeKeys.SERVER_PORT));
    }

    /** Prints every key pair that was made, without anything that could be used. */
    int list() {
        return new StoredTables(source, messages).inDatabase(out, database -> {
            List<Listed> all = new GatewayCredentials(database, clock).list();
            all.forEach(each -> out.println(line(each)));
            if (all.isEmpty()) {
                out.println(messages.text("gateway.none"));
            }
            return DONE;
        });
    }

    private String line(Listed pair) {
        String made = minute(pair.created());
        return pair.revoked()
                .map(end -> messages.text("gateway.ended", pair.name(), pair.print(), made, minute(end)))
                .orElseGet(() -> messages.text("gateway.valid", pair.name(), pair.print(), made, pair.tokens()));
    }

    private static String minute(Instant time) {
        return MINUTE.format(time.atZone(Seoul.ZONE));
    }

    /** Ends a key pair with its tokens. */
    int revoke(String name) {
        return inDatabase(credentials -> {
            boolean ended = credentials.revoke(name);
            out.println(messages.text(ended ? "gateway.revoked" : "gateway.unknown", name));
            return ended ? DONE : ProductStart.COULD_NOT_RUN;
        });
    }

    /** In the one that the product uses: none is made, for it would be in the wrong place as easily as in the right one. */
    private int inDatabase(ToIntFunction<GatewayCredentials> work) {
        DatabaseLook place = new DatabaseLook(stored.database());
        if (place.toBeMade().isPresent()) {
            out.println(StoredTables.none(place, messages));
            return ProductStart.COULD_NOT_RUN;
        }
        try (Database database = Database.open(stored.database())) {
            return work.applyAsInt(new GatewayCredentials(database, clock));
        }
    }
}
