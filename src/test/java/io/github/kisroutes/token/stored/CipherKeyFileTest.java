package io.github.kisroutes.token.stored;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class CipherKeyFileTest {
    @TempDir
    private Path directory;

    private Path file;

    @BeforeEach
    void name() {
        file = directory.resolve("data/token.key");
    }

    @Test
    void the_first_start_makes_it_and_the_next_one_reads_the_same() throws Exception {
        byte[] made = CipherKeyFile.readOrCreate(file);
        assertThat(made).hasSize(32);
        assertThat(CipherKeyFile.readOrCreate(file)).isEqualTo(made);
        try (var files = Files.list(file.getParent())) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void only_its_owner_can_read_it() throws Exception {
        CipherKeyFile.readOrCreate(file);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        assertThatThrownBy(() -> CipherKeyFile.readOrCreate(file)).hasMessageContaining("chmod 600");
    }

    @Test
    void of_many_that_start_together_all_have_the_same_key() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try {
            for (int round = 0; round < 20; round++) {
                Path fresh = directory.resolve("data" + round + "/token.key");
                List<Callable<String>> starts = new ArrayList<>();
                for (int i = 0; i < 16; i++) {
                    starts.add(() -> Base64.getEncoder().encodeToString(CipherKeyFile.readOrCreate(fresh)));
                }
                Set<String> keys = new HashSet<>();
                for (Future<String> key : threads.invokeAll(starts)) {
                    keys.add(key.get());
                }
                assertThat(keys).hasSize(1);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void a_file_that_holds_no_key_is_refused_without_its_content() throws Exception {
        CipherKeyFile.readOrCreate(file);
        for (String content : List.of("", "canary", "Y2FuYXJ5", "!")) {
            Files.writeString(file, content);
            assertThatThrownBy(() -> CipherKeyFile.readOrCreate(file))
                    .hasMessageContaining("32 bytes in Base64")
                    .hasMessageNotContaining("canary");
        }
    }

    @Test
    void a_place_where_no_file_can_be_made_is_named() throws Exception {
        Path occupied = Files.writeString(directory.resolve("occupied"), "x");
        assertThatThrownBy(() -> CipherKeyFile.readOrCreate(occupied.resolve("token.key")))
                .hasMessageContaining("kis.token.cipher-key-file");
    }
}
