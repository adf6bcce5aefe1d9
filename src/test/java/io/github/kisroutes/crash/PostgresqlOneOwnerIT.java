package io.github.kisroutes.crash;

import io.github.kisroutes.ProductProcess;
import io.github.kisroutes.database.PostgresServer;
import io.github.kisroutes.simulator.http.Latency;
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
        // The last of the answers that come quickly: all other workers wait for theirs.
        broker.latency(new StuckAnswers(20, LONG_ANSWER));
        ProductProcess sleeper = startSleeper(Point.BEFORE_COMMIT, 20);
        broker.latency(Latency.NONE);
        assertTakenOver(sleeper, standing());
    }
}
