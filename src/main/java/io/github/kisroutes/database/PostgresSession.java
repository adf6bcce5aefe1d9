package io.github.kisroutes.database;

import io.github.kisroutes.database.fault.DatabaseFault;
import java.util.Optional;

/** Why PostgreSQL, or what stands before it, does not begin a session as the product needs it. */
final class PostgresSession {
    private static final String BAD_VALUE = "22023";

    private PostgresSession() {}

    /** What to do; empty when it is something else. */
    static Optional<String> reason(DatabaseFault fault) {
        String said = fault.text();
        if (BAD_VALUE.equals(fault.sqlState()) && said.contains("TimeZone")) {
            return Optional.of(
                    "the server does not know the time zone of this machine. Start with -Duser.timezone=Asia/Seoul or the environment variable"
                            + " TZ=Asia/Seoul, or update the server's time zones.");
        }
        if (said.contains("unsupported startup parameter")) {
            return Optional.of(
                    "a pooler such as PgBouncer stands before the server and does not pass on what the product"
                            + " sets for its sessions (the options). Let kis.database.url name the server itself; the product pools"
                            + " its connections.");
        }
        return Optional.empty();
    }
}
