package io.github.kisroutes.command;

import io.github.kisroutes.config.Language;
import io.github.kisroutes.config.check.SettingsSource;
import io.github.kisroutes.config.check.StoredData;
import io.github.kisroutes.config.key.GatewayKeys;
import io.github.kisroutes.config.key.RuntimeKeys;
import io.github.kisroutes.database.Database;
import io.github.kisroutes.gateway.GatewayCredentials;
import io.github.kisroutes.gateway.GatewayCredentials.Listed;
import io.github.kisroutes.gateway.NewKeyPair;
import io.github.kisroutes.market.Seoul;
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
    private final Language language;
    private final Clock clock;
    private final PrintStream out;

    /**
     * @param clock of the host
     * @param out takes what is said
     */
    GatewayKeyPairs(SettingsSource source, Language language, Clock clock, PrintStream out) {
        this.source = source;
        this.language = language;
        this.clock = clock;
        this.out = out;
        stored = StoredData.of(source);
    }

    /** Prints a new key pair; it is stored by nobody in clear. */
    int make(String name) {
        if (!NAME.matcher(name).matches()) {
            out.println(language.of(
                    "'" + name
                            + "' cannot be a name: it takes up to 64 letters, digits, dots, hyphens and underscores.",
                    "'" + name + "'은(는) 이름으로 쓸 수 없습니다. 글자, 숫자, 점, 하이픈, 밑줄로 64자까지 쓸 수 있습니다."));
            return ProductStart.COULD_NOT_RUN;
        }
        return inDatabase(credentials -> {
            Optional<NewKeyPair> pair = credentials.create(name);
            pair.ifPresentOrElse(made -> print(made, name), () -> out.println(taken(name)));
            return pair.isPresent() ? DONE : ProductStart.COULD_NOT_RUN;
        });
    }

    private String taken(String name) {
        return language.of(
                "There is a key pair '" + name + "' already. Take another name, or end it first: kis gateway revoke "
                        + name,
                "'" + name + "' 키 쌍이 이미 있습니다. 다른 이름을 쓰거나 먼저 폐기하십시오: kis gateway revoke " + name);
    }

    private void print(NewKeyPair pair, String name) {
        out.println(language.of(
                "A key pair of the gateway for '" + name + "'. It is shown this once; keep it like a password.",
                "'" + name + "'의 게이트웨이 키 쌍입니다. 지금 한 번만 보여 줍니다. 비밀번호처럼 보관하십시오."));
        out.println("app key:    " + pair.key().reveal());
        out.println("app secret: " + pair.secret().reveal());
        out.println(language.of("address:    ", "주소:       ") + address());
        if (!source.value(GatewayKeys.GATEWAY_ENABLED)) {
            out.println(language.of(
                    "The gateway is off in this configuration: set kis.gateway.enabled=true.",
                    "이 설정에서는 게이트웨이가 꺼져 있습니다. kis.gateway.enabled=true로 켜십시오."));
        }
    }

    private String address() {
        String scheme =
                source.part(in -> in.find(RuntimeKeys.SERVER_TLS_KEYSTORE)).isPresent() ? "https" : "http";
        return scheme + "://" + source.value(RuntimeKeys.SERVER_HOST) + ":" + source.value(RuntimeKeys.SERVER_PORT);
    }

    /** Prints every key pair that was made, without anything that could be used. */
    int list() {
        return inDatabase(credentials -> {
            List<Listed> all = credentials.list();
            all.forEach(each -> out.println(line(each)));
            if (all.isEmpty()) {
                out.println(language.of(
                        "There is no key pair yet: kis gateway credential NAME makes one.",
                        "아직 키 쌍이 없습니다. kis gateway credential NAME으로 만드십시오."));
            }
            return DONE;
        });
    }

    private String line(Listed pair) {
        return pair.name() + " (" + pair.print() + "): "
                + language.of("made ", "생성 ") + minute(pair.created()) + ", "
                + pair.revoked()
                        .map(end -> language.of("revoked ", "폐기 ") + minute(end))
                        .orElseGet(() -> language.of(pair.tokens() + " tokens", "토큰 " + pair.tokens() + "개"));
    }

    private static String minute(Instant time) {
        return MINUTE.format(time.atZone(Seoul.ZONE));
    }

    /** Ends a key pair with its tokens. */
    int revoke(String name) {
        return inDatabase(credentials -> {
            boolean ended = credentials.revoke(name);
            out.println(
                    ended
                            ? language.of(
                                    "'" + name + "' is revoked; its tokens end within a minute.",
                                    "'" + name + "' 키 쌍을 폐기했습니다. 그 토큰은 1분 안에 끝납니다.")
                            : language.of(
                                    "There is no valid key pair '" + name + "': see kis gateway list.",
                                    "유효한 키 쌍 '" + name + "'이(가) 없습니다. kis gateway list로 확인하십시오."));
            return ended ? DONE : ProductStart.COULD_NOT_RUN;
        });
    }

    private int inDatabase(ToIntFunction<GatewayCredentials> work) {
        try (Database database = Database.open(stored.database())) {
            return work.applyAsInt(new GatewayCredentials(database, clock));
        }
    }
}
