package io.github.kisroutes.database.h2;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisroutes.database.OtherProcess;
import io.github.kisroutes.database.TestDatabases;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** When the process is told to end, the file stays open until we have closed it. */
@Timeout(60)
class H2ShutdownHookTest {
    @TempDir
    Path directory;

    @Test
    void what_is_under_way_at_a_SIGTERM_is_finished_on_its_connection_and_then_the_file_is_closed() throws Exception {
        Process process =
                OtherProcess.readingWhileItEnds(TestDatabases.h2(directory)).start();
        try {
            OtherProcess.awaitLine(process, "open");
            process.toHandle().destroy();
            OtherProcess.awaitLine(process, "read to the end");
            process.waitFor();
        } finally {
            process.destroyForcibly();
        }
        assertThat(directory.resolve("kis.lock.db")).doesNotExist();
        assertThat(directory.resolve("kis.mv.db")).exists();
    }
}
