package io.github.kisroutes.token;

import static io.github.kisroutes.token.TokenProcess.KEY;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisroutes.database.Database;
import io.github.kisroutes.token.TokenStore.Reading;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What holds for the store in a database, whichever it is. */
abstract class JdbcTokenStoreContract extends TokenStoreContract {
    private final List<Database> databases = new ArrayList<>();

    /** A pool of its own on the same database. */
    abstract Database open() throws Exception;

    @Override
    TokenStore connect() throws Exception {
        Database database = open();
        databases.add(database);
        return new JdbcTokenStore(database);
    }

    @Override
    String everythingStored() throws Exception {
        try (Connection connection = databases.get(0).dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT * FROM access_token")) {
            StringBuilder all = new StringBuilder();
            while (row.next()) {
                for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                    all.append(row.getString(i)).append(' ');
                }
            }
            return all.toString();
        }
    }

    @AfterEach
    void closeDatabases() {
        databases.forEach(Database::close);
    }

    @Test
    void an_attempt_is_committed_even_if_the_caller_rolls_its_own_transaction_back() throws Exception {
        Database database = open();
        databases.add(database);
        TokenStore store = new JdbcTokenStore(database);
        TokenRow written = TokenRow.afterDamage(store.read(KEY).now());
        try {
            database.transaction().call(() -> {
                store.replace(KEY, store.read(KEY), written);
                throw new IllegalStateException("the caller fails");
            });
        } catch (IllegalStateException expected) {
            assertThat(connect().read(KEY).row()).isEqualTo(written);
        }
    }

    @Test
    void garbage_is_noticed_and_can_be_replaced() throws Exception {
        TokenStore store = connect();
        store.replace(KEY, store.read(KEY), TokenRow.afterDamage(store.read(KEY).now()));
        try (Connection connection = databases.get(0).dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("UPDATE access_token SET refusal_fault = 'garbage', version = 77");
        }
        Reading reading = store.read(KEY);
        assertThat(reading.damaged()).isTrue();
        assertThat(store.replace(KEY, reading, TokenRow.EMPTY)).isTrue();
        assertThat(store.read(KEY).damaged()).isFalse();
    }
}
