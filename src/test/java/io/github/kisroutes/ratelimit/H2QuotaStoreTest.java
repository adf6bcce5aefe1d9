package io.github.kisroutes.ratelimit;

import io.github.kisroutes.database.Database;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class H2QuotaStoreTest extends JdbcQuotaStoreContract {
    @TempDir
    Path directory;

    @Override
    Database open() {
        String file = directory.resolve("kis").toAbsolutePath().toString();
        return Database.open("jdbc:h2:file:" + file + ";AUTO_SERVER=TRUE;WRITE_DELAY=0", "sa", "");
    }
}
