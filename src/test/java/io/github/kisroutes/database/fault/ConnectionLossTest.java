package io.github.kisroutes.database.fault;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.SQLExceptionOverride.Override;
import io.github.kisroutes.database.ConnectionLossOverride;
import java.sql.SQLException;
import org.h2.message.DbException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Which exceptions of the two drivers mean that the connection is gone, not that the statement was wrong. */
class ConnectionLossTest {
    private static final String STATEMENT = "; SQL statement:\nINSERT INTO told VALUES ('[2.4.240/103]') [50000-240]";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "General error: \"Transaction 1 has status ROLLED_BACK, not OPEN [2.4.240/103]\"",
                "General error: \"Transaction 7 has status CLOSED, not OPEN [2.4.240/103]\"",
                "General error: \"org.h2.mvstore.MVStoreException: Transaction was illegally transitioned from ROLLED_BACK"
                        + " to COMMITTED [2.4.240/103]\"",
                "General error: \"org.h2.mvstore.MVStoreException: Transaction 3 is closed [2.4.240/4]\"",
                "General error: \"An old transaction with the same id is still open: 1 [2.4.240/102]\"",
            })
    void what_h2_says_to_a_guest_when_the_owner_of_the_file_ends_is_a_lost_connection(String said) {
        assertIsLost(h2(said + STATEMENT, "HY000", 50000), true);
    }

    @ParameterizedTest
    @CsvSource({"90067,90067", "90098,90098", "90121,90121", "90135,90135", "08000,8000", "57014,57014"})
    void a_database_of_h2_that_closes_is_a_lost_connection(String state, int code) {
        assertIsLost(h2("told by its code alone", state, code), true);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "General error: \"java.lang.NullPointerException\"",
                "General error: \"There are 65535 open transactions [2.4.240/102]\"",
                "General error: \"File corrupted in chunk 4 [2.4.240/6]\"",
                "General error: \"Internal error [2.4.240/3]\"",
                "General error: \"something else\"",
            })
    void any_other_general_error_of_h2_is_none(String said) {
        assertIsLost(h2(said + STATEMENT, "HY000", 50000), false);
    }

    @ParameterizedTest
    @CsvSource({"23505,23505", "HYT00,50200", "90131,90131", "42122,42122"})
    void a_statement_that_failed_by_itself_is_none(String state, int code) {
        assertIsLost(h2("Transaction 1 has status ROLLED_BACK [2.4.240/103]" + STATEMENT, state, code), false);
    }

    @ParameterizedTest
    @CsvSource({"57P01,true", "57P02,true", "57P03,true", "08006,true", "40001,false", "53300,false", "57014,false"})
    void postgresql_tells_by_its_state(String state, boolean lost) {
        assertIsLost(new PSQLException(new ServerErrorMessage("SFATAL\0C" + state + "\0Msaid on purpose\0\0")), lost);
    }

    private static SQLException h2(String message, String state, int code) {
        return DbException.getJdbcSQLException(message, null, state, code, null, null);
    }

    /** And the pool keeps the connection, or throws it away, accordingly. */
    private static void assertIsLost(SQLException e, boolean lost) {
        assertThat(DatabaseFault.in(new IllegalStateException(e)).orElseThrow().isConnectionLost())
                .isEqualTo(lost);
        assertThat(new ConnectionLossOverride().adjudicate(e))
                .isEqualTo(lost ? Override.MUST_EVICT : Override.CONTINUE_EVICT);
        assertThat(!lost || DatabaseFault.of(e).mayPass()).isTrue();
    }
}
