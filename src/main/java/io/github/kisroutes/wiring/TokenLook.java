package io.github.kisroutes.wiring;

import io.github.kisroutes.config.Settings;
import io.github.kisroutes.database.Database;
import io.github.kisroutes.shared.ProcessIdentity;
import io.github.kisroutes.token.TokenCommand;
import java.time.Clock;

/** Looks at the shared token without asking KIS, and without making the key file. */
public final class TokenLook {
    private TokenLook() {}

    /**
     * @param database opened to read; null where the store is not in it
     * @return one sentence, and 1 when somebody has to do something
     */
    public static TokenCommand.Result state(Settings settings, Database database, Clock clock) {
        try (SharedToken token = SharedToken.toLook(settings, database, ProcessIdentity.here(clock))) {
            return token.state();
        }
    }
}
