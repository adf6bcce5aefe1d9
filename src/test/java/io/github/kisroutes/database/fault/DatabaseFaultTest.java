package io.github.kisroutes.database.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisroutes.database.fault.DatabaseFault.Category;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.h2.message.DbException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** What the two drivers say means the same, whichever of them says it. */
class DatabaseFaultTest {
    @ParameterizedTest
    @CsvSource({
        "90020,90020,FILE_IN_USE",
        "8000,08000,FILE_IN_TURMOIL",
        "90067,90067,CONNECTION_LOST",
        "57014,57014,CONNECTION_LOST",
        "23505,23505,DUPLICATE_KEY",
        "28000,28000,LOGIN",
        "40001,40001,CONFLICT",
        "90131,90131,CONFLICT",
        "50200,HYT00,BUSY",
        "42122,42122,LASTING",
        "90028,90028,LASTING",
    })
    void h2_tells_by_its_codes(int code, String state, Category kind) {
        assertThat(DatabaseFault.of(h2(code, state, null)).category()).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({
        "08001,NO_ANSWER",
        "08006,NO_ANSWER",
        "25P03,CONNECTION_LOST",
        "57P01,CONNECTION_LOST",
        "23505,DUPLICATE_KEY",
        "28P01,LOGIN",
        "3D000,NO_DATABASE",
        "40001,CONFLICT",
        "40P01,CONFLICT",
        "53100,NO_ROOM",
        "53300,NO_ROOM",
        "57014,BUSY",
        "23503,LASTING",
        "42P01,LASTING",
    })
    void postgresql_tells_by_its_states(String state, Category kind) {
        SQLException e = new PSQLException(new ServerErrorMessage("SERROR\0C" + state + "\0Msaid on purpose\0\0"));
        assertThat(DatabaseFault.of(e)).isEqualTo(new DatabaseFault(kind, state, "ERROR: said on purpose"));
    }

    @Test
    void a_full_disk_of_h2_is_told_by_what_the_operating_system_said() {
        IOException full = new IOException("No space left on device");
        DatabaseFault fault = DatabaseFault.of(h2(90031, "90031", new IllegalStateException(full)));
        assertThat(fault.category()).isEqualTo(Category.NO_ROOM);
        assertThat(fault.isOutage()).isTrue();
        assertThat(fault.isUnreachable())
                .as("a connection does not show that there is room again")
                .isFalse();
    }

    @Test
    void a_connection_that_broke_is_no_full_disk() {
        DatabaseFault fault = DatabaseFault.of(h2(90067, "90067", new IOException("Connection reset")));
        assertThat(fault.isConnectionLost()).isTrue();
    }

    @Test
    void a_pool_without_connections_has_waited_already() {
        SQLException refused = new PSQLException(new ServerErrorMessage("SFATAL\0C08001\0Mrefused\0\0"));
        DatabaseFault fault = DatabaseFault.in(new IllegalStateException(
                        new SQLTransientConnectionException("kis - Connection is not available", "08001", refused)))
                .orElseThrow();
        assertThat(fault.category()).isEqualTo(Category.NO_CONNECTION);
        assertThat(fault.isConnectionLost()).isFalse();
        assertThat(fault.isOutage()).isTrue();
    }

    private static SQLException h2(int code, String state, Throwable cause) {
        return DbException.getJdbcSQLException("told by its code", null, state, code, cause, null);
    }

    @Test
    void a_silent_socket_of_the_database_is_not_taken_for_the_brokers() {
        SQLException lost = new SQLException("An I/O error", "08006", new SocketTimeoutException("Read timed out"));
        Exception alone = DatabaseFault.alone(new StatementException("store-new-candles", lost));

        assertThat(alone).isInstanceOf(SQLException.class).hasNoCause().hasMessage("An I/O error");
        assertThat(DatabaseFault.in(alone).orElseThrow().isOutage()).isTrue();
        Exception refused = new SQLException("too long", "22001");
        assertThat(DatabaseFault.alone(refused)).isSameAs(refused);
        Exception other = new IllegalStateException(new IOException("of something else"));
        assertThat(DatabaseFault.alone(other)).isSameAs(other);
    }
}
