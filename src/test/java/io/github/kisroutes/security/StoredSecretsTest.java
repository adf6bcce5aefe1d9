package io.github.kisroutes.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisroutes.Product;
import io.github.kisroutes.shared.RedisProcess;
import io.github.kisroutes.simulator.Simulator;
import io.github.kisroutes.simulator.SimulatorOptions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.RedisClient;

/** What a run leaves behind shows no secret: tables, values in Redis, and the files beside the key file. */
class StoredSecretsTest {
    @TempDir
    Path folder;

    @TempDir
    Path written;

    @TempDir
    Path transcripts;

    private final Simulator broker = Simulator.start(SimulatorOptions.demo().withQuota(0));

    @AfterEach
    void stop() {
        broker.close();
    }

    private Product run(Map<String, String> store) {
        Product product = Product.start(broker, folder, store);
        assertThat(product.collect().exitCode()).isZero();
        return product;
    }

    /** Values as the store gives them, not as its files hold them. */
    private void write(String name, Object value) throws Exception {
        String text =
                value instanceof byte[] bytes ? new String(bytes, StandardCharsets.ISO_8859_1) : String.valueOf(value);
        Files.writeString(
                Files.createTempFile(written, "value", ".txt"), name + "\n" + text, StandardCharsets.ISO_8859_1);
    }

    private void assertNoSecret() throws Exception {
        try (Canary canary = Canary.listen(transcripts)) {
            canary.searchFiles(folder);
            canary.searchFiles(written);
            assertThat(canary.sightings(Map.of(
                            "app key", broker.appKey(),
                            "app secret", broker.appSecret(),
                            "token", SecretsStaySecretTest.token(broker))))
                    .isEmpty();
        }
    }

    @Test
    void no_table_and_no_file_beside_the_key_file() throws Exception {
        try (Product product = run(Map.of("kis.collect.symbols", "005930,000660"))) {
            List<String> tables = product
                    .rows("SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'PUBLIC'")
                    .stream()
                    .map(row -> row.get("name").toString())
                    .toList();
            assertThat(tables).contains("ACCESS_TOKEN", "CALL_QUOTA", "COLLECTION_RUN", "DAILY_PRICE");
            for (String table : tables) {
                for (Map<String, Object> row : product.rows("SELECT * FROM \"" + table + "\"")) {
                    for (Map.Entry<String, Object> cell : row.entrySet()) {
                        write(table + "." + cell.getKey(), cell.getValue());
                    }
                }
            }
            assertThat(product.rows("SELECT * FROM access_token")).hasSize(1);
            assertThat(product.rows("SELECT * FROM call_quota")).hasSize(1);
        }
        assertNoSecret();
    }

    @Test
    void no_value_in_redis() throws Exception {
        try (RedisProcess server = new RedisProcess();
                RedisClient redis = RedisClient.create(server.url())) {
            run(Map.of(
                            "kis.collect.symbols", "005930,000660",
                            "kis.token.store", "redis",
                            "kis.token.redis-url", server.url().toString()))
                    .close();
            assertThat(redis.keys("*")).hasSize(2);
            for (String key : redis.keys("*")) {
                write("name", key);
                for (Map.Entry<String, String> field : redis.hgetAll(key).entrySet()) {
                    write(key + " " + field.getKey(), field.getValue());
                }
            }
        }
        assertNoSecret();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void the_key_file_is_for_its_owner_alone() throws Exception {
        run(Map.of("kis.collect.symbols", "005930")).close();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("token.key"))))
                .isEqualTo("rw-------");
    }
}
