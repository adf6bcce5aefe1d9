package io.github.kisroutes.token;

import io.github.kisroutes.database.Database;
import io.github.kisroutes.database.Sql;
import io.github.kisroutes.database.fault.StatementException;
import io.github.kisroutes.token.TokenRow.Refusal;
import io.github.kisroutes.token.TokenRow.SealedToken;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * The row in table {@code access_token} of the product's own database, by that database's clock:
 * {@code kis.token.store=jdbc}. Every statement commits by itself, whatever transaction the calling thread may have.
 */
public final class JdbcTokenStore implements TokenStore {
    private static final String NO_ROW = "";

    private final Database database;

    /** @param database stays open when this store is closed */
    public JdbcTokenStore(Database database) {
        this.database = database;
    }

    @Override
    public Reading read(CredentialId key) throws TokenStoreException {
        try {
            return database.sqlAlone("read-token")
                    .set("token_key", key.id())
                    .one(JdbcTokenStore::reading)
                    .orElseThrow();
        } catch (StatementException e) {
            throw new TokenStoreException(e.getMessage(), e);
        }
    }

    @Override
    public boolean replace(CredentialId key, Reading seen, TokenRow next) throws TokenStoreException {
        try {
            String version = seen.version().equals(NO_ROW) ? open(key) : seen.version();
            return update(key, version, next) == 1;
        } catch (StatementException e) {
            if (e.fault().isDuplicateKey()) {
                return false;
            }
            throw new TokenStoreException(e.getMessage(), e);
        }
    }

    private String open(CredentialId key) {
        database.sqlAlone("open-token")
                .set("token_key", key.id())
                .set("environment", key.environment())
                .set("base_url", key.address())
                .set("app_key_hash", key.appKey())
                .update();
        return "0";
    }

    private int update(CredentialId key, String version, TokenRow row) {
        Sql sql = database.sqlAlone("replace-token")
                .set("token_key", key.id())
                .set("version", Long.parseLong(version))
                .set("token_cipher", row.token().map(SealedToken::content).orElse(null))
                .set("issued_at", row.token().map(SealedToken::issuedAt).orElse(null))
                .set("expires_at", row.token().map(SealedToken::expiresAt).orElse(null))
                .set("last_attempt_at", row.attemptAt())
                .set("lease_owner", row.holder().isEmpty() ? null : row.holder())
                .set("not_before", row.notBefore())
                .set("dead_token", row.dead().isEmpty() ? null : row.dead());
        Optional<Refusal> refusal = row.refusal();
        return sql.set("refusal_fault", refusal.map(r -> r.fault().name()).orElse(null))
                .set("refusal_code", refusal.map(Refusal::code).orElse(null))
                .set("refusal_text", refusal.map(Refusal::text).orElse(null))
                .set("refused_credentials", refusal.map(Refusal::credentials).orElse(null))
                .update();
    }

    private static Reading reading(ResultSet row) throws SQLException {
        Instant now = Sql.instant(row, "store_time").orElseThrow().truncatedTo(ChronoUnit.MILLIS);
        if (row.getString("token_key") == null) {
            return new Reading(now, TokenRow.EMPTY, NO_ROW, false);
        }
        String version = Long.toString(row.getLong("version"));
        try {
            return new Reading(now, tokenRow(row), version, false);
        } catch (IllegalArgumentException unknownFault) {
            return new Reading(now, TokenRow.EMPTY, version, true);
        }
    }

    private static TokenRow tokenRow(ResultSet row) throws SQLException {
        String cipher = row.getString("token_cipher");
        Optional<Instant> issuedAt = Sql.instant(row, "issued_at");
        Optional<Instant> expiresAt = Sql.instant(row, "expires_at");
        Optional<SealedToken> token = cipher == null || issuedAt.isEmpty() || expiresAt.isEmpty()
                ? Optional.empty()
                : Optional.of(new SealedToken(cipher, issuedAt.get(), expiresAt.get()));
        String fault = row.getString("refusal_fault");
        Optional<Refusal> refusal = fault == null
                ? Optional.empty()
                : Optional.of(new Refusal(
                        TokenFault.valueOf(fault),
                        text(row, "refusal_code"),
                        text(row, "refusal_text"),
                        text(row, "refused_credentials")));
        return new TokenRow(
                token,
                text(row, "lease_owner"),
                Sql.instant(row, "last_attempt_at").orElse(Instant.EPOCH),
                Sql.instant(row, "not_before").orElse(Instant.EPOCH),
                refusal,
                text(row, "dead_token"));
    }

    private static String text(ResultSet row, String column) throws SQLException {
        String text = row.getString(column);
        return text == null ? "" : text;
    }

    @Override
    public String name() {
        return "table access_token (" + database.dialect().folder() + ")";
    }

    @Override
    public void close() {
        // The database belongs to somebody else.
    }
}
