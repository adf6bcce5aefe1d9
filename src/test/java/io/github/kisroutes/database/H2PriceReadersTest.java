package io.github.kisroutes.database;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class H2PriceReadersTest extends PriceReadersContract {
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
}
