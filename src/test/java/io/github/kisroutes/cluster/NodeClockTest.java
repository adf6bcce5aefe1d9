package io.github.kisroutes.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisroutes.database.Database;
import io.github.kisroutes.database.PostgresServer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which node goes by its clock, and which one stands aside. */
class NodeClockTest {
    private static final String CLUSTER = "real 0f00cba72d43 J ADJUSTED";

    private Database database;

    @BeforeEach
    void open() throws Exception {
        database = Database.open(PostgresServer.newDatabase(), PostgresServer.USERNAME, "");
    }

    @AfterEach
    void close() {
        database.close();
    }

    private NodeClock looking(Duration ahead) {
        NodeClock clock = new NodeClock(database, CLUSTER, "node", Clock.offset(Clock.systemUTC(), ahead));
        clock.look();
        return clock;
    }

    private void checkIn(String cluster, String node, Duration ahead) throws Exception {
        try (Connection connection = database.dataSource().getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("INSERT INTO kis_qrtz_scheduler_state VALUES (?, ?, ?, 5000)")) {
            statement.setString(1, cluster);
            statement.setString(2, node);
            statement.setLong(3, System.currentTimeMillis() + ahead.toMillis());
            statement.executeUpdate();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {-600, 600})
    void a_wrong_one_stands_aside_while_a_right_one_lives(long seconds) throws Exception {
        checkIn(CLUSTER, "other", Duration.ofSeconds(-4));
        NodeClock clock = looking(Duration.ofSeconds(seconds));
        assertThat(clock.isAside()).isTrue();
        assertThat(clock.ahead()).isCloseTo(Duration.ofSeconds(seconds), Duration.ofSeconds(3));
    }

    @Test
    void a_wrong_one_goes_by_its_own_clock_when_there_is_no_other() throws Exception {
        checkIn(CLUSTER, "dead", Duration.ofMinutes(-2));
        checkIn(CLUSTER, "as wrong", Duration.ofMinutes(10));
        checkIn(CLUSTER, "node", Duration.ZERO);
        checkIn("another installation", "other", Duration.ZERO);
        assertThat(looking(Duration.ofMinutes(10)).isAside()).isFalse();
    }

    @Test
    void a_right_one_takes_part() throws Exception {
        checkIn(CLUSTER, "other", Duration.ZERO);
        NodeClock clock = looking(Duration.ofMillis(500));
        assertThat(clock.isAside()).isFalse();
        assertThat(clock.ahead()).isZero();
    }
}
