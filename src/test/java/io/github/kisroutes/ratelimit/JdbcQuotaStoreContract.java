package io.github.kisroutes.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisroutes.database.Database;
import io.github.kisroutes.ratelimit.QuotaStore.Reading;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What holds for the store in a database, whichever it is. */
abstract class JdbcQuotaStoreContract extends QuotaStoreContract {
    private final List<Database> databases = new ArrayList<>();

    /** A pool of its own on the same database. */
    abstract Database open() throws Exception;

    @Override
    QuotaStore connect() throws Exception {
        Database database = open();
        databases.add(database);
        return new JdbcQuotaStore(database);
    }

    @AfterEach
    void closeDatabases() {
        databases.forEach(Database::close);
    }

    @Test
    void garbage_counts_as_nothing_and_can_be_replaced() throws Exception {
        QuotaStore store = connect();
        store.replace(Neighbours.KEY, store.read(Neighbours.KEY), SharedQuota.EMPTY);
        try (Connection connection = databases.get(0).dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("UPDATE call_quota SET claims = 'garbage', version = 77");
        }
        Reading reading = store.read(Neighbours.KEY);
        assertThat(reading.quota()).isEqualTo(SharedQuota.EMPTY);
        assertThat(store.replace(Neighbours.KEY, reading, SharedQuota.EMPTY)).isTrue();
    }
}
