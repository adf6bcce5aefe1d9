package io.github.kisroutes.crash;

import static org.awaitility.Awaitility.await;

import io.github.kisroutes.DyingProduct;
import io.github.kisroutes.ProductProcess;
import io.github.kisroutes.database.PostgresServer;
import java.nio.file.Path;
import java.util.Map;
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
        Path journal = folder.resolve("sleeper.journal");
        Map<String, String> settings = settings();
        settings.putAll(Moments.properties(Point.BEFORE_COMMIT, 5, "STOP", journal));
        ProductProcess sleeper = remember(ProductProcess.start(DyingProduct.class, broker, folder, settings));
        await().atMost(LONG).until(() -> Moments.read(journal).contains("at " + Point.BEFORE_COMMIT));
        assertTakenOver(sleeper, standing());
    }
}
