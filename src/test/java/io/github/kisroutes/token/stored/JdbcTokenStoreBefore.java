package io.github.kisroutes.token.stored;

import io.github.kisroutes.shared.CredentialId;
import io.github.kisroutes.shared.SharedRows;
import io.github.kisroutes.token.stored.TokenRow.Refusal;
import io.github.kisroutes.token.stored.TokenRow.SealedToken;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * How the version before rows were shared by token and quota kept its token in {@code access_token}: its statements and its
 * reading, copied. Never to be adapted to what is new; it stands for processes that run elsewhere.
 */
final class JdbcTokenStoreBefore implements SharedRows<TokenRow> {
    private static final String UNIQUE_VIOLATION = "23505";
    private static final String READ = """
            SELECT CURRENT_TIMESTAMP AS store_time, t.*
            FROM (VALUES (1)) AS one (x) LEFT JOIN access_token t ON t.token_key = CAST(? AS VARCHAR)""";
    private static final String OPEN = """
            INSERT INTO access_token (token_key, environment, base_url, app_key_hash)
            VALUES (CAST(? AS VARCHAR), CAST(? AS VARCHAR), CAST(? AS VARCHAR), CAST(? AS VARCHAR))""";
    private static final String REPLACE = """
            UPDATE access_token SET token_cipher = CAST(? AS VARCHAR),
              issued_at = CAST(? AS TIMESTAMP WITH TIME ZONE), expires_at = CAST(? AS TIMESTAMP WITH TIME ZONE),
              last_attempt_at = CAST(? AS TIMESTAMP WITH TIME ZONE), lease_owner = CAST(? AS VARCHAR),
              not_before = CAST(? AS TIMESTAMP WITH TIME ZONE), refusal_fault = CAST(? AS VARCHAR),
              refusal_code = CAST(? AS VARCHAR), refusal_text = CAST(? AS VARCHAR),
              refused_credentials = CAST(? AS VARCHAR), dead_token = CAST(? AS VARCHAR),
              version = version + 1
            WHERE token_key = CAST(? AS VARCHAR) AND version = CAST(? AS BIGINT)""";

    private final DataSource database;

    JdbcTokenStoreBefore(DataSource database) {
        this.database = database;
    }

    @Override
    public Reading<TokenRow> read(CredentialId key) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(READ)) {
            statement.setString(1, key.id());
            ResultSet row = statement.executeQuery();
            row.next();
            return reading(row);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public boolean replace(CredentialId key, Reading<TokenRow> seen, TokenRow next) {
        try {
            if (seen.version().isEmpty()) {
                update(OPEN, key.id(), key.environment(), key.address(), key.appKey());
            }
            Optional<SealedToken> token = next.token();
            Optional<Refusal> refusal = next.refusal();
            return update(
                            REPLACE,
                            token.map(SealedToken::content).orElse(null),
                            token.map(SealedToken::issuedAt).orElse(null),
                            token.map(SealedToken::expiresAt).orElse(null),
                            next.attemptAt(),
                            next.holder().isEmpty() ? null : next.holder(),
                            next.notBefore(),
                            refusal.map(r -> r.fault().name()).orElse(null),
                            refusal.map(Refusal::code).orElse(null),
                            refusal.map(Refusal::text).orElse(null),
                            refusal.map(Refusal::credentials).orElse(null),
                            next.dead().isEmpty() ? null : next.dead(),
                            key.id(),
                            seen.version().isEmpty() ? 0L : Long.parseLong(seen.version()))
                    == 1;
        } catch (SQLException e) {
            if (UNIQUE_VIOLATION.equals(e.getSQLState())) {
                return false;
            }
            throw new AssertionError(e);
        }
    }

    private int update(String sql, Object... values) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(
                        i + 1,
                        values[i] instanceof Instant time ? OffsetDateTime.ofInstant(time, ZoneOffset.UTC) : values[i]);
            }
            return statement.executeUpdate();
        }
    }

    private static Reading<TokenRow> reading(ResultSet row) throws SQLException {
        Instant now = time(row, "store_time").orElseThrow().truncatedTo(ChronoUnit.MILLIS);
        if (row.getString("token_key") == null) {
            return new Reading<>(now, TokenRow.EMPTY, "", false);
        }
        String version = Long.toString(row.getLong("version"));
        try {
            return new Reading<>(now, tokenRow(row), version, false);
        } catch (IllegalArgumentException unknownFault) {
            return new Reading<>(now, TokenRow.EMPTY, version, true);
        }
    }

    private static TokenRow tokenRow(ResultSet row) throws SQLException {
        String cipher = row.getString("token_cipher");
        Optional<Instant> issuedAt = time(row, "issued_at");
        Optional<Instant> expiresAt = time(row, "expires_at");
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
                time(row, "last_attempt_at").orElse(Instant.EPOCH),
                time(row, "not_before").orElse(Instant.EPOCH),
                refusal,
                text(row, "dead_token"));
    }

    private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    private static String text(ResultSet row, String column) throws SQLException {
        String text = row.getString(column);
        return text == null ? "" : text;
    }

    @Override
    public String name() {
        return "table access_token, version before";
    }

    @Override
    public void close() {
        // The database is the test's.
    }
}
