package io.github.kisroutes.collection;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisroutes.collection.report.RunSummary;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the line of progress says at every moment at which a run looks into the database. */
class ProgressTest {
    @TempDir
    Path folder;

    private final List<String> lines = new CopyOnWriteArrayList<>();

    /**
     * Hands on everything, and looks at the progress before. For a run of one symbol alone: a symbol is locked while it looks into
     * the database, and the progress looks at every symbol.
     */
    private DataSource watched(TestInstallation here, DataSource real) {
        return (DataSource) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    if (here.product() != null) {
                        lines.add(here.product()
                                .camel()
                                .getRegistry()
                                .lookupByNameAndType("kisRuns", CollectionRuns.class)
                                .progress());
                    }
                    return method.invoke(real, arguments);
                });
    }

    @Test
    void when_every_symbol_has_ended_it_is_checked_and_no_time_is_left_to_tell() {
        try (TestInstallation here = TestInstallation.at("2025-06-16T20:30:00", folder, Map.of())) {
            here.start(Map.of("kis.collect.symbols", "005930"), real -> watched(here, real));
            assertThat(here.collect().exitCode()).isZero();
        }

        assertThat(lines)
                .anyMatch(line -> line.contains("0 of 1 symbol,") && line.endsWith("unknown left"))
                .anyMatch(line -> line.contains("1 of 1 symbol,") && line.endsWith(", checking the answers"))
                .anyMatch(line -> line.contains("1 of 1 symbol,") && line.endsWith(", looking what is in doubt"))
                .noneMatch(line -> line.contains("1 of 1 symbol,") && line.endsWith(" left"));
    }

    @Test
    void one_is_singular() {
        try (TestInstallation here = TestInstallation.at("2025-06-16T20:30:00", folder, Map.of())) {
            here.start(Map.of(
                    "kis.collect.symbols", "005930", "kis.collect.from", "2025-06-12", "kis.collect.to", "2025-06-12"));
            RunSummary summary = here.collect();

            assertThat(summary.run().toString()).contains(": 1 symbol, ");
            assertThat(summary.run().items().get(0).outcome().orElseThrow().toString())
                    .startsWith("1 row (");
            assertThat(summary.run().items().get(0).toString()).isEqualTo("005930");
            assertThat(summary.toString()).contains("1 token issue").doesNotContain("1 token issues");
        }
    }

    @Test
    void the_token_that_the_question_for_the_calendar_needed_is_counted_with_the_run_that_follows() {
        try (TestInstallation here = TestInstallation.at("2025-06-16T20:30:00", folder, Map.of())) {
            here.start(Map.of("kis.collect.symbols", "005930"));
            assertThat(here.product().ask("kis-calendar-learn", Map.of()).getException())
                    .isNull();
            assertThat(here.broker().record().tokenRequests()).isEqualTo(1);

            assertThat(here.product().collect().calls().tokenIssues()).isEqualTo(1);
            assertThat(here.product().collect().calls().tokenIssues()).isZero();
        }
    }
}
