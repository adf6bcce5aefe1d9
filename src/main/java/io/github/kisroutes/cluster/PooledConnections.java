package io.github.kisroutes.cluster;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.quartz.utils.ConnectionProvider;

/** Hands Quartz the connections of our pool; user and password stay there. */
record PooledConnections(DataSource pool) implements ConnectionProvider {
    @Override
    public Connection getConnection() throws SQLException {
        return pool.getConnection();
    }

    /** The pool is not Quartz's to close. */
    @Override
    public void shutdown() {}

    @Override
    public void initialize() {}
}
