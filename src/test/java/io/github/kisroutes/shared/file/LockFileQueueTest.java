package io.github.kisroutes.shared.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisroutes.database.OtherProcess;
import io.github.kisroutes.database.TestDatabases;
import java.lang.management.ManagementFactory;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Waiting for a lock file ends, and says for whom it was. */
@Timeout(120)
class LockFileQueueTest {
    private static final Duration SHORT = Duration.ofMillis(100);

    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void name() {
        file = directory.resolve("kis.write.lock");
    }

    @Test
    void a_process_that_holds_the_lock_is_named() throws Exception {
        Process other = OtherProcess.writing(TestDatabases.h2(directory)).start();
        try {
            OtherProcess.awaitLine(other, "open");
            try (LockFile turn = new LockFileQueue(file).take(SHORT)) {
                assertThat(turn.taken()).isFalse();
                assertThat(turn.holder()).isEqualTo("process " + other.pid() + " on this machine");
            }
        } finally {
            other.destroyForcibly();
        }
    }

    @Test
    void a_wait_for_a_holder_that_hangs_ends_and_is_not_repeated() throws Exception {
        LockFileQueue turns = new LockFileQueue(file);
        try (LockFile ours = turns.take(SHORT);
                LockFile none = turns.take(SHORT);
                LockFile again = turns.take(Duration.ofDays(1))) {
            assertThat(ours.taken()).isTrue();
            assertThat(none.taken()).isFalse();
            assertThat(again.taken()).isFalse();
            assertThat(none.holder()).isEqualTo("this process");
        }
    }

    @Test
    void a_holder_without_a_name_is_not_taken_for_the_one_before() throws Exception {
        String host = ManagementFactory.getRuntimeMXBean().getName().replaceFirst("^\\d+@", "");
        assertThat(holderOf("999999999@" + host))
                .contains("did not write its name")
                .contains("999999999, has ended");
        assertThat(holderOf("4711@elsewhere")).isEqualTo("process 4711 on elsewhere");
        assertThat(holderOf("")).isEqualTo("a process that did not write its name");
        assertThat(holderOf("\u0000 ERROR \u001b[2J".repeat(99))).isEqualTo("a process that did not write its name");
    }

    private String holderOf(String content) throws Exception {
        Files.writeString(file, content);
        try (FileChannel channel = PrivateFiles.open(file, Set.of(StandardOpenOption.READ))) {
            return LockHolder.of(channel);
        }
    }
}
