package io.github.kisroutes.command.check;

import io.github.kisroutes.TokenLook;
import io.github.kisroutes.config.Language;
import io.github.kisroutes.config.Settings;
import io.github.kisroutes.config.TokenSettings;
import io.github.kisroutes.database.Database;
import io.github.kisroutes.token.TokenCommand;
import java.time.Clock;
import java.util.Optional;

/** The shared token, as its store knows it. None is asked for: KIS would write to the owner of the account. */
final class TokenLine {
    private TokenLine() {}

    static CheckLine of(Settings settings, Optional<Database> database, Clock clock, Language language) {
        String subject = language.of("token", "토큰");
        boolean inDatabase = settings.token().store() == TokenSettings.Store.JDBC;
        if (settings.token().store() == TokenSettings.Store.MEMORY) {
            return CheckLine.toDo(
                    subject,
                    language.of(
                            "kis.token.store=memory keeps none: every start asks KIS for another, and KIS writes to the owner"
                                    + " of the account each time. Set jdbc.",
                            "kis.token.store=memory는 토큰을 보관하지 않아 시작할 때마다 새로 발급받고, 그때마다 계좌 주인에게"
                                    + " 알림이 갑니다. jdbc로 바꾸십시오."));
        }
        if (inDatabase && database.isEmpty()) {
            return CheckLine.well(
                    subject, language.of("none yet; the first collection asks for one.", "아직 없습니다. 첫 수집 때 발급받습니다."));
        }
        TokenCommand.Result state = TokenLook.state(settings, database.orElse(null), clock);
        return state.exitCode() == 0 ? CheckLine.well(subject, state.text()) : CheckLine.toDo(subject, state.text());
    }
}
