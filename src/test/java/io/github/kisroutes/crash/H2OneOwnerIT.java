package io.github.kisroutes.crash;

import io.github.kisroutes.database.Database;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;

/** This process serves the file: H2's server is in the process that opened the file first, and one that sleeps serves nobody. */
class H2OneOwnerIT extends OneOwnerContract {
    private Database server;

    @Override
    SharedDatabase open() {
        SharedDatabase shared = H2KilledRunIT.file(folder);
        server = Database.open(shared.url(), shared.username(), "");
        return shared;
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Override
    DataSource dataSource() {
        return server.dataSource();
    }
}
