package io.github.kisroutes.collection.stock;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisroutes.database.Database;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names of stocks that are on no list any more, on every database: run by one class for each. */
abstract class SymbolNamesContract {
    @TempDir
    Path folder;

    private Database database;

    /** An empty database. */
    abstract Database database() throws Exception;

    @BeforeEach
    void open() throws Exception {
        database = database();
    }

    @AfterEach
    void close() {
        database.close();
    }

    private List<String> named(String... codes) {
        return new SymbolNames(database)
                .named(List.of(codes)).stream().map(Symbol::toString).toList();
    }

    @Test
    void a_delisted_stock_is_called_as_the_master_files_called_it() {
        execute(
                "INSERT INTO instrument (stock_code, isin, name, market, group_code, base_price, listed_shares, is_spac,"
                        + " is_preferred, is_halted, is_liquidation, is_administrative, par_change, first_seen, last_seen,"
                        + " delisted_on, updated_at) VALUES ('010620', 'KR7010620003', 'HD현대미포', 'KOSPI', 'ST', 1, 1, FALSE,"
                        + " FALSE, TRUE, FALSE, FALSE, 'NONE', CURRENT_TIMESTAMP, CURRENT_TIMESTAMP, DATE '2025-12-15',"
                        + " CURRENT_TIMESTAMP)");

        assertThat(new SymbolNames(database).named(List.of("010620")))
                .singleElement()
                .satisfies(symbol -> {
                    assertThat(symbol).hasToString("010620 HD현대미포");
                    assertThat(symbol.halted()).isTrue();
                });
    }

    @Test
    void without_a_master_file_the_newest_run_that_knew_a_name_tells_it() {
        run("a", "2025-06-13 15:40:00+09", "'옛이름'");
        run("b", "2025-06-16 15:40:00+09", "'새이름'");
        run("c", "2025-06-17 15:40:00+09", "NULL");

        assertThat(named("005930")).containsExactly("005930 새이름");
    }

    @Test
    void a_stock_that_nobody_named_is_called_by_its_code_and_what_is_no_code_is_left_out() {
        assertThat(named("005930", "000660", "005930", "F70100026", "x")).containsExactly("000660", "005930");
        assertThat(named()).isEmpty();
    }

    private void run(String id, String at, String name) {
        execute("INSERT INTO collection_run (run_id, kind, trade_date, started_at, state) VALUES ('" + id
                + "', 'DAILY', DATE '2025-06-16', CURRENT_TIMESTAMP, 'DONE')");
        execute("INSERT INTO collection_item (run_id, stock_code, name, state, updated_at) VALUES ('" + id
                + "', '005930', " + name + ", 'DONE', TIMESTAMP WITH TIME ZONE '" + at + "')");
    }

    private void execute(String sql) {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
