package io.github.kisroutes.gateway;

import io.github.kisroutes.database.Database;
import io.github.kisroutes.database.Sql;
import io.github.kisroutes.database.fault.StatementException;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** The key pairs of the gateway, in the table {@code gateway_credential}. */
public final class GatewayCredentials {
    private static final int SALT_BYTES = 32;
    private static final int SHOWN_DIGITS = 12;

    private final Database database;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    /** @param clock of the host */
    public GatewayCredentials(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * A credential as a list shows it.
     *
     * @param print the first 12 hex digits of the key's SHA-256
     * @param tokens how many of its tokens are still good
     */
    public record Listed(String name, String print, Instant created, Optional<Instant> revoked, int tokens) {}

    /**
     * Makes a key pair. Nobody can show it again.
     *
     * @param name at most 64 characters
     * @return empty when there is a valid one of this name
     */
    public Optional<NewKeyPair> create(String name) {
        NewKeyPair pair = NewKeyPair.random(random);
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        String written = HexFormat.of().formatHex(salt);
        try {
            database.sqlAlone("open-gateway-credential")
                    .set("key_hash", Hash.of(pair.key().reveal()))
                    .set("name", name)
                    .set("salt", written)
                    .set("secret_hash", Hash.of(written, pair.secret().reveal()))
                    .set("created_at", clock.instant())
                    .update();
            return Optional.of(pair);
        } catch (StatementException e) {
            if (e.fault().isDuplicateKey()) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Every credential that was ever made, the newest last. */
    public List<Listed> list() {
        return database.sql("list-gateway-credentials")
                .set("now", clock.instant())
                .list(GatewayCredentials::listed);
    }

    private static Listed listed(ResultSet row) throws SQLException {
        return new Listed(
                row.getString("name"),
                row.getString("key_hash").substring(0, SHOWN_DIGITS),
                Sql.instant(row, "created_at").orElseThrow(),
                Sql.instant(row, "revoked_at"),
                row.getInt("token_count"));
    }

    /**
     * Ends a credential and all its tokens, in every process within a minute.
     *
     * @return whether there was a valid one of this name
     */
    public boolean revoke(String name) {
        return database.sqlAlone("revoke-gateway-credential")
                        .set("name", name)
                        .set("now", clock.instant())
                        .update()
                == 1;
    }

    /** The valid credential with this key. */
    Optional<GatewayCredential> find(String key) {
        return database.sqlAlone("read-gateway-credential")
                .set("key_hash", Hash.of(key))
                .one(GatewayCredential::read);
    }
}
