package io.github.kisroutes.database;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;

/** Tells the pool which exceptions mean that a connection is lost; H2's own codes are unknown to it. */
final class LostConnections implements SQLExceptionOverride {
    @java.lang.Override
    public Override adjudicate(SQLException exception) {
        return LostConnection.is(exception) ? Override.MUST_EVICT : Override.CONTINUE_EVICT;
    }
}
