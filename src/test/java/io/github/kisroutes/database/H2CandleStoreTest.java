package io.github.kisroutes.database;

import io.github.kisroutes.database.fault.DatabaseFault;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class H2CandleStoreTest extends CandleStoreContract {
    @TempDir
    Path directory;

    @Override
    String url() {
        return TestDatabases.withTables(directory);
    }

    @Override
    String username() {
        return "sa";
    }

    @Override
    boolean isCollision(Exception exception) {
        return DatabaseFault.in(exception).orElseThrow().mayPass();
    }
}
