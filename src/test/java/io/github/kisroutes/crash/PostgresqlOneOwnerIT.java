package io.github.kisroutes.crash;

import io.github.kisroutes.ProductProcess;
import io.github.kisroutes.database.PostgresServer;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class PostgresqlOneOwnerIT extends OneOwnerContract {
    @Override
    SharedDatabase open() throws Exception {
        return PostgresqlKilledRunIT.database();
    }

    @Override
    DataSource dataSource() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(database.url());
        source.setUser(PostgresServer.USERNAME);
        return source;
    }

    @Test
    void one_that_falls_asleep_within_a_transaction_holds_nobody_up() throws Exception {
        ProductProcess sleeper = startSleeper(Point.BEFORE_COMMIT, 5);
        assertTakenOver(sleeper, standing());
    }
}
