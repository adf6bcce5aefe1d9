package io.github.kisroutes.config;

import java.util.Optional;

/**
 * Where the candles go.
 *
 * @param url a JDBC URL of H2 or PostgreSQL, without a password in it
 * @param username never empty
 * @param password may be empty
 * @param dataSource the name of a DataSource of the runtime, which then takes the place of all the others
 */
public record DatabaseSettings(String url, String username, Secret password, Optional<String> dataSource) {
    /** A database of its own address. */
    public DatabaseSettings(String url, String username, Secret password) {
        this(url, username, password, Optional.empty());
    }
}
