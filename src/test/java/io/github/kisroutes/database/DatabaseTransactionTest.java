package io.github.kisroutes.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.github.kisroutes.database.fault.DatabaseFault;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The policy around steps of a route: all of them or none. */
class DatabaseTransactionTest {
    private static final String JDBC = "jdbc:kisDatabase?connectionStrategy=#kisTransaction&resetAutoCommit=false";

    @TempDir
    Path directory;

    private Database database;
    private DefaultCamelContext camel;

    @BeforeEach
    void open() throws Exception {
        use(Database.open(TestDatabases.withTables(directory), "sa", ""));
    }

    private void use(Database opened) throws SQLException {
        database = opened;
        execute("CREATE TABLE told (line INTEGER PRIMARY KEY)");
        camel = new DefaultCamelContext();
        camel.getRegistry().bind("kisDatabase", database.dataSource());
        camel.getRegistry().bind("kisTransaction", database.transaction());
    }

    @AfterEach
    void close() {
        camel.stop();
        database.close();
    }

    @Test
    void steps_that_succeed_are_committed_together() throws Exception {
        AtomicReference<Integer> seenMeanwhile = new AtomicReference<>();
        assertThat(send(new RouteBuilder() {
                            @Override
                            public void configure() {
                                from("direct:in")
                                        .errorHandler(noErrorHandler())
                                        .policy("kisTransaction")
                                        .setBody(constant("INSERT INTO told VALUES (1)"))
                                        .to(JDBC)
                                        .setBody(constant("INSERT INTO told VALUES (2)"))
                                        .to(JDBC)
                                        .process(exchange -> seenMeanwhile.set(committedLines()));
                            }
                        })
                        .getException())
                .isNull();
        assertThat(seenMeanwhile).hasValue(0);
        assertThat(committedLines()).isEqualTo(2);
        theConnectionIsBackInOrder();
    }

    @Test
    void steps_whose_connection_was_lost_are_done_again_from_the_beginning() throws Exception {
        List<Object> bodiesAtTheBeginning = new ArrayList<>();
        Exchange done = send(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in")
                        .errorHandler(noErrorHandler())
                        .policy("kisTransaction")
                        .process(exchange ->
                                bodiesAtTheBeginning.add(exchange.getMessage().getBody()))
                        .setBody(constant("INSERT INTO told VALUES (1)"))
                        .to(JDBC)
                        .process(exchange -> {
                            if (bodiesAtTheBeginning.size() == 1) {
                                throw new SQLNonTransientConnectionException("lost on purpose", "90067");
                            }
                        });
            }
        });
        assertThat(done.getException()).isNull();
        assertThat(bodiesAtTheBeginning).hasSize(2).containsOnly(bodiesAtTheBeginning.get(0));
        assertThat(committedLines()).isEqualTo(1);
        theConnectionIsBackInOrder();
    }

    @Test
    void a_forgotten_resetAutoCommit_does_not_break_the_transaction_apart() throws Exception {
        Exchange failed = send(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in")
                        .errorHandler(noErrorHandler())
                        .policy("kisTransaction")
                        .setBody(constant("INSERT INTO told VALUES (1)"))
                        .to("jdbc:kisDatabase?connectionStrategy=#kisTransaction")
                        .throwException(new IllegalArgumentException("broken on purpose"));
            }
        });
        assertThat(failed.getException()).hasMessage("broken on purpose");
        assertThat(committedLines()).isZero();
        theConnectionIsBackInOrder();
    }

    @Test
    void an_exception_that_the_route_handles_rolls_back_too() throws Exception {
        Exchange handled = send(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in")
                        .onException(IllegalArgumentException.class)
                        .handled(true)
                        .end()
                        .policy("kisTransaction")
                        .setBody(constant("INSERT INTO told VALUES (1)"))
                        .to(JDBC)
                        .throwException(new IllegalArgumentException("broken on purpose"));
            }
        });
        assertThat(handled.getException()).isNull();
        assertThat(committedLines()).isZero();
        theConnectionIsBackInOrder();
    }

    @Test
    void an_exchange_marked_rollback_only_rolls_back() throws Exception {
        send(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in")
                        .errorHandler(noErrorHandler())
                        .policy("kisTransaction")
                        .setBody(constant("INSERT INTO told VALUES (1)"))
                        .to(JDBC)
                        .markRollbackOnly();
            }
        });
        assertThat(committedLines()).isZero();
        theConnectionIsBackInOrder();
    }

    @Test
    void a_called_route_joins_and_java_code_takes_part() throws Exception {
        send(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("direct:in")
                        .policy("kisTransaction")
                        .to("direct:called")
                        .process(exchange -> {
                            try (Connection connection = database.transaction().connection();
                                    Statement statement = connection.createStatement()) {
                                statement.execute("INSERT INTO told VALUES (2)");
                                connection.commit();
                            }
                            assertThat(database.transaction().connection().isClosed())
                                    .isFalse();
                        })
                        .throwException(new IllegalArgumentException("broken on purpose"));
                from("direct:called")
                        .policy("kisTransaction")
                        .setBody(constant("INSERT INTO told VALUES (1)"))
                        .to(JDBC);
            }
        });
        assertThat(committedLines()).isZero();
        theConnectionIsBackInOrder();
    }

    @Test
    void a_caught_failure_of_a_joined_part_fails_the_whole() throws Exception {
        Exchange failed = send(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("direct:in")
                        .policy("kisTransaction")
                        .setBody(constant("INSERT INTO told VALUES (1)"))
                        .to(JDBC)
                        .doTry()
                        .to("direct:called")
                        .doCatch(IllegalArgumentException.class)
                        .end();
                from("direct:called")
                        .policy("kisTransaction")
                        .setBody(constant("INSERT INTO told VALUES (2)"))
                        .to(JDBC)
                        .throwException(new IllegalArgumentException("broken on purpose"));
            }
        });
        assertThat(failed.getException()).hasMessageContaining("rolled back");
        assertThat(committedLines()).isZero();
        theConnectionIsBackInOrder();
    }

    @Test
    void a_statement_that_strays_from_the_thread_fails() throws Exception {
        Exchange failed = send(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("direct:in")
                        .policy("kisTransaction")
                        .setBody(constant("INSERT INTO told VALUES (1)"))
                        .to(JDBC)
                        .threads()
                        .setBody(constant("INSERT INTO told VALUES (2)"))
                        .to(JDBC);
            }
        });
        assertThat(failed.getException()).hasMessageContaining("outside of one");
        assertThat(committedLines()).isZero();
        theConnectionIsBackInOrder();
    }

    @Test
    void a_statement_without_the_policy_fails() throws Exception {
        Exchange failed = send(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in")
                        .errorHandler(noErrorHandler())
                        .setBody(constant("INSERT INTO told VALUES (1)"))
                        .to(JDBC);
            }
        });
        assertThat(failed.getException())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("policy: {ref: kisTransaction}");
        assertThat(committedLines()).isZero();
    }

    @Test
    void transactions_of_two_threads_at_the_same_time_do_not_see_each_other() throws Exception {
        close();
        use(Database.open(PostgresServer.newDatabase(), PostgresServer.USERNAME, ""));
        CountDownLatch written = new CountDownLatch(1);
        CountDownLatch looked = new CountDownLatch(1);
        Thread other = new Thread(() -> {
            try {
                database.transaction().call(() -> {
                    insert(1);
                    written.countDown();
                    return looked.await(10, TimeUnit.SECONDS);
                });
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        other.start();
        assertThat(written.await(10, TimeUnit.SECONDS)).isTrue();

        assertThatThrownBy(() -> database.transaction().call(() -> {
                    insert(2);
                    assertThat(committedLines()).isZero();
                    throw new IllegalArgumentException("broken on purpose");
                }))
                .hasMessage("broken on purpose");
        looked.countDown();
        other.join();

        assertThat(committedLines()).isEqualTo(1);
    }

    @Test
    void of_two_writers_of_a_new_row_the_later_one_begins_again_and_finds_it() throws Exception {
        close();
        use(Database.open(PostgresServer.newDatabase(), PostgresServer.USERNAME, ""));
        CountDownLatch looked = new CountDownLatch(1);
        CompletableFuture<Boolean> faster = CompletableFuture.supplyAsync(() -> {
            try {
                return database.transaction().call(() -> {
                    insert(1);
                    return looked.await(10, TimeUnit.SECONDS);
                });
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        List<Integer> found = new ArrayList<>();
        database.transaction().call(() -> {
            found.add(committedLines());
            if (found.get(found.size() - 1) == 0) {
                looked.countDown();
                faster.join();
                insert(1);
            }
            return null;
        });
        assertThat(found).containsExactly(0, 1);
        assertThat(committedLines()).isEqualTo(1);
    }

    @Test
    void a_row_that_stays_in_the_way_is_told_after_a_second_attempt() throws Exception {
        execute("INSERT INTO told VALUES (1)");
        AtomicInteger attempts = new AtomicInteger();
        assertThatThrownBy(() -> database.transaction().call(() -> {
                    attempts.incrementAndGet();
                    insert(1);
                    return null;
                }))
                .isInstanceOfSatisfying(
                        SQLException.class,
                        e -> assertThat(DatabaseFault.of(e).isDuplicateKey()).isTrue());
        assertThat(attempts).hasValue(2);
        theConnectionIsBackInOrder();
    }

    @Test
    void a_rollback_on_the_view_is_a_rollback_of_the_whole() throws Exception {
        assertThatThrownBy(() -> database.transaction().call(() -> {
                    insert(1);
                    database.transaction().connection().rollback();
                    return null;
                }))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("rolled back");
        assertThat(committedLines()).isZero();
        theConnectionIsBackInOrder();
    }

    @Test
    void the_view_is_of_no_use_afterwards() throws Exception {
        Connection kept =
                database.transaction().call(() -> database.transaction().connection());
        assertThat(kept.isClosed()).isTrue();
        assertThatThrownBy(kept::createStatement).hasMessageContaining("transaction that is over");
        assertThatThrownBy(() -> database.transaction().connection()).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_commit_that_the_database_refuses_fails_the_exchange() throws Exception {
        close();
        use(Database.open(PostgresServer.newDatabase(), PostgresServer.USERNAME, ""));
        execute("ALTER TABLE told ADD COLUMN before INTEGER REFERENCES told (line) DEFERRABLE INITIALLY DEFERRED");

        Exchange failed = send(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in")
                        .errorHandler(noErrorHandler())
                        .policy("kisTransaction")
                        .setBody(constant("INSERT INTO told VALUES (1, 99)"))
                        .to(JDBC);
            }
        });
        assertThat(failed.getException()).isInstanceOf(SQLException.class);
        assertThat(committedLines()).isZero();
        theConnectionIsBackInOrder();
    }

    @Test
    void an_ignored_error_of_postgresql_is_not_taken_for_a_commit() throws Exception {
        close();
        use(Database.open(PostgresServer.newDatabase(), PostgresServer.USERNAME, ""));

        Exchange failed = send(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in")
                        .errorHandler(noErrorHandler())
                        .policy("kisTransaction")
                        .setBody(constant("INSERT INTO told VALUES (1)"))
                        .to(JDBC)
                        .doTry()
                        .to(JDBC)
                        .doCatch(SQLException.class)
                        .end();
            }
        });
        assertThat(failed.getException()).isInstanceOf(SQLException.class).hasMessageContaining("rolled back");
        assertThat(committedLines()).isZero();
        theConnectionIsBackInOrder();
    }

    private Exchange send(RouteBuilder route) throws Exception {
        camel.addRoutes(route);
        camel.start();
        return camel.createProducerTemplate().send("direct:in", exchange -> {});
    }

    private void insert(int line) throws SQLException {
        try (Statement statement = database.transaction().connection().createStatement()) {
            statement.execute("INSERT INTO told VALUES (" + line + ")");
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private int committedLines() throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT COUNT(*) FROM told")) {
            result.next();
            return result.getInt(1);
        }
    }

    private void theConnectionIsBackInOrder() throws SQLException {
        HikariDataSource pool = (HikariDataSource) database.dataSource();
        assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
        try (Connection connection = pool.getConnection()) {
            assertThat(connection.getAutoCommit()).isTrue();
        }
        assertThatThrownBy(() -> database.transaction().connection()).isInstanceOf(IllegalStateException.class);
    }
}
