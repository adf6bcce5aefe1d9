package io.github.kisroutes.database;

import com.zaxxer.hikari.SQLExceptionOverride;
import io.github.kisroutes.database.fault.DatabaseFault;
import java.sql.SQLException;

/** Tells the pool which exceptions mean that a connection is lost; H2's own codes are unknown to it. */
public final class ConnectionLossOverride implements SQLExceptionOverride {
    @java.lang.Override
    public Override adjudicate(SQLException exception) {
        return DatabaseFault.of(exception).isConnectionLost() ? Override.MUST_EVICT : Override.CONTINUE_EVICT;
    }
}
