package io.github.kisroutes.crash;

import io.github.kisroutes.database.PostgresServer;
import java.nio.file.Path;

class PostgresqlKilledRunIT extends KilledRunContract {
    @Override
    SharedDatabase newDatabase(Path directory) throws Exception {
        return database();
    }

    static SharedDatabase database() throws Exception {
        return new SharedDatabase(PostgresServer.newDatabase(), PostgresServer.USERNAME);
    }
}
