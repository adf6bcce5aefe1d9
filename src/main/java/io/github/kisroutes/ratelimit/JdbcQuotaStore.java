package io.github.kisroutes.ratelimit;

import io.github.kisroutes.database.Database;
import io.github.kisroutes.database.Sql;
import io.github.kisroutes.database.fault.StatementException;
import io.github.kisroutes.token.CredentialId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * The row in table {@code call_quota} of the product's own database, by that database's clock: {@code kis.token.store=jdbc}.
 * Every statement commits by itself.
 */
final class JdbcQuotaStore implements QuotaStore {
    private static final String NO_ROW = "";

    private final Database database;

    /** @param database stays open when this store is closed */
    JdbcQuotaStore(Database database) {
        this.database = database;
    }

    @Override
    public Reading read(CredentialId key) throws QuotaStoreException {
        try {
            return database.sqlAlone("read-quota")
                    .set("token_key", key.id())
                    .one(JdbcQuotaStore::reading)
                    .orElseThrow();
        } catch (StatementException e) {
            throw new QuotaStoreException(e.getMessage(), e);
        }
    }

    @Override
    public boolean replace(CredentialId key, Reading seen, SharedQuota next) throws QuotaStoreException {
        try {
            if (seen.version().equals(NO_ROW)) {
                database.sqlAlone("open-quota").set("token_key", key.id()).update();
            }
            return update(key, seen.version().equals(NO_ROW) ? "0" : seen.version(), next) == 1;
        } catch (StatementException e) {
            if (e.fault().isDuplicateKey()) {
                return false;
            }
            throw new QuotaStoreException(e.getMessage(), e);
        }
    }

    private int update(CredentialId key, String version, SharedQuota quota) {
        Optional<QuotaLevel> level = quota.level();
        return database.sqlAlone("replace-quota")
                .set("token_key", key.id())
                .set("version", Long.parseLong(version))
                .set("granted_per_second", level.map(QuotaLevel::perSecond).orElse(null))
                .set("granted_since", level.map(QuotaLevel::since).orElse(null))
                .set(
                        "hold_seconds",
                        level.map(found -> found.hold().toSeconds()).orElse(null))
                .set("raised", level.map(QuotaLevel::raised).orElse(null))
                .set("claims", QuotaLeaseCodec.of(quota.claims()))
                .update();
    }

    private static Reading reading(ResultSet row) throws SQLException {
        Instant now = Sql.instant(row, "store_time").orElseThrow().truncatedTo(ChronoUnit.MILLIS);
        if (row.getString("token_key") == null) {
            return new Reading(now, SharedQuota.EMPTY, NO_ROW);
        }
        return new Reading(now, quota(row), Long.toString(row.getLong("version")));
    }

    /** What nobody can read is as good as nothing: the processes write it anew within seconds. */
    private static SharedQuota quota(ResultSet row) throws SQLException {
        try {
            return new SharedQuota(level(row), QuotaLeaseCodec.read(row.getString("claims")));
        } catch (IllegalArgumentException damaged) {
            return SharedQuota.EMPTY;
        }
    }

    private static Optional<QuotaLevel> level(ResultSet row) throws SQLException {
        int perSecond = row.getInt("granted_per_second");
        Optional<Instant> since = Sql.instant(row, "granted_since");
        return since.isEmpty()
                ? Optional.empty()
                : Optional.of(new QuotaLevel(
                        perSecond,
                        since.get(),
                        Duration.ofSeconds(row.getLong("hold_seconds")),
                        row.getBoolean("raised")));
    }

    @Override
    public void close() {
        // The database belongs to somebody else.
    }
}
