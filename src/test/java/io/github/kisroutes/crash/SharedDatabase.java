package io.github.kisroutes.crash;

import java.util.Map;

/**
 * A database that several processes share.
 *
 * @param url a JDBC URL
 * @param username who goes there; the password is empty
 */
record SharedDatabase(String url, String username) {
    /** The settings that lead a product there. */
    Map<String, String> settings() {
        return Map.of("kis.database.url", url, "kis.database.username", username);
    }
}
