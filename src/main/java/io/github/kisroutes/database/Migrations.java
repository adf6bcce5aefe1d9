package io.github.kisroutes.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;

/**
 * The migrations of one database, listed by name: an OSGi bundle cannot be searched for files the way a class path can. A
 * missing line is found by a test.
 */
final class Migrations implements ResourceProvider {
    /** Every file below {@code db/migration/}; a file in {@code h2/} or {@code postgresql/} is for that database alone. */
    static final List<String> FILES = List.of(
            "common/V1__prices_runs_token.sql",
            "common/V2__token_rules.sql",
            "common/V10__calendar.sql",
            "common/V11__instruments.sql",
            "common/V20__call_quota.sql",
            "common/V30__resumable_runs.sql",
            "common/V40__evidence.sql",
            "common/V42__stock_listings.sql",
            "common/V43__rows.sql",
            "common/V44__candle_events.sql",
            "common/V45__two_witnesses.sql",
            "common/V47__doubt.sql",
            "h2/V48__reread_rows.sql",
            "postgresql/V48__reread_rows.sql",
            "common/V52__wide_token.sql",
            "common/V53__alerts.sql",
            "common/V54__alert_installation.sql",
            "postgresql/V56__cluster_schedule.sql",
            "common/V57__gateway.sql",
            "common/V62__no_trade_evidence.sql",
            "common/V64__former_quota.sql");

    private static final String FOLDER = "db/migration/";

    private final List<LoadableResource> files;

    Migrations(Dialect dialect) {
        files = FILES.stream()
                .filter(file -> file.startsWith("common/") || file.startsWith(dialect.folder() + "/"))
                .<LoadableResource>map(File::new)
                .toList();
    }

    @Override
    public LoadableResource getResource(String name) {
        return files.stream()
                .filter(file -> file.getAbsolutePath().equals(name))
                .findFirst()
                .orElse(null);
    }

    @Override
    public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
        return files.stream()
                .filter(file -> file.getFilename().startsWith(prefix)
                        && Arrays.stream(suffixes).anyMatch(file.getFilename()::endsWith))
                .toList();
    }

    private static final class File extends LoadableResource {
        private final String path;

        File(String file) {
            path = FOLDER + file;
        }

        @Override
        public Reader read() {
            try (InputStream in = Migrations.class.getResourceAsStream("/" + path)) {
                if (in == null) {
                    throw new IllegalStateException("The migration " + path + " is missing from the jar.");
                }
                return new StringReader(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException("The migration " + path + " cannot be read from the jar.", e);
            }
        }

        @Override
        public String getAbsolutePath() {
            return path;
        }

        @Override
        public String getAbsolutePathOnDisk() {
            return path;
        }

        @Override
        public String getFilename() {
            return path.substring(path.lastIndexOf('/') + 1);
        }

        @Override
        public String getRelativePath() {
            return path.substring(FOLDER.length());
        }
    }
}
