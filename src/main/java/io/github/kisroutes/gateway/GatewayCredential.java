package io.github.kisroutes.gateway;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Who may use the gateway. Holds nothing that could be used as a key.
 *
 * @param name as the operator calls it
 * @param keyHash {@link Hash} of the key
 * @param salt of the secret
 * @param secretHash {@link Hash} of salt and secret
 */
record GatewayCredential(String name, String keyHash, String salt, String secretHash) {
    static GatewayCredential read(ResultSet row) throws SQLException {
        return new GatewayCredential(
                row.getString("name"), row.getString("key_hash"), row.getString("salt"), row.getString("secret_hash"));
    }

    boolean hasKey(String key) {
        return Hash.same(keyHash, Hash.of(key));
    }

    boolean hasSecret(String secret) {
        return Hash.same(secretHash, Hash.of(salt, secret));
    }

    @Override
    public String toString() {
        return "gateway credential " + name;
    }
}
