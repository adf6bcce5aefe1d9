package io.github.kisroutes.database;

import io.github.kisroutes.config.DatabaseSettings;
import io.github.kisroutes.database.fault.DatabaseUnavailableException;
import io.github.kisroutes.database.h2.H2Address;
import io.github.kisroutes.database.h2.H2SingleWriter;
import io.github.kisroutes.database.h2.SingleWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfoService;

/** Looks at the configured database and changes nothing there: no file is made, no table brought up to date. */
public final class DatabaseLook {
    private final DatabaseSettings settings;
    private final String password;

    public DatabaseLook(DatabaseSettings settings) {
        this.settings = settings;
        password = settings.password().reveal();
    }

    /** The file of an H2 database that the first start makes; empty when there is something already, or no file. */
    public Optional<Path> toBeMade() {
        return new H2Address(settings.url(), settings.username(), password)
                .file()
                .map(file -> Path.of(file + ".mv.db"))
                .filter(Files::notExists);
    }

    /**
     * Whether the database would let us in.
     *
     * @return why not, in one sentence for a person; empty when it would, or when there is no file yet that could be looked at
     */
    public Optional<String> whyClosed() {
        try {
            if (toBeMade().isEmpty()) {
                opening(Dialect.of(settings.url())).look();
            }
            return Optional.empty();
        } catch (DatabaseUnavailableException e) {
            return Optional.of(e.getMessage());
        }
    }

    /**
     * The database for queries alone.
     *
     * @return empty when there is no file yet
     * @throws DatabaseUnavailableException with one sentence for a person, when it cannot be read
     */
    public Optional<Database> open() {
        if (toBeMade().isPresent()) {
            return Optional.empty();
        }
        Dialect dialect = Dialect.of(settings.url());
        return Optional.of(over(dialect, dialect.connectionsToRead(settings.url(), settings.username(), password)));
    }

    /** The same, and as a start would open it where it can only be read so: after its process was killed. */
    public Optional<Database> openOrRecover() {
        try {
            return open();
        } catch (DatabaseUnavailableException e) {
            Dialect dialect = Dialect.of(settings.url());
            return Optional.of(over(dialect, dialect.connections(settings.url(), settings.username(), password)));
        }
    }

    private Database over(Dialect dialect, DataSource connections) {
        try {
            // Kept until the end, so that H2 does not close the file between one query and the next.
            Connection first = connections.getConnection();
            return new Database(connections, dialect, "", SingleWriter.ofAnyNumber(), () -> close(first));
        } catch (SQLException e) {
            throw failure().of(e);
        }
    }

    /** Whose tables there are. */
    public enum Version {
        /** Those of an older version; the next start brings them up to date. */
        OLDER,
        /** Those of this version. */
        THIS,
        /** Those of a newer version, which alone can use them. */
        NEWER
    }

    /** Which version its tables are of. */
    public Version version(Database database) {
        try {
            MigrationInfoService info = DatabaseOpening.migrations(database.dataSource(), database.dialect())
                    .info();
            boolean newer = Arrays.stream(info.all())
                    .anyMatch(each ->
                            each.getState().isApplied() && !each.getState().isResolved());
            if (newer) {
                return Version.NEWER;
            }
            return info.pending().length == 0 ? Version.THIS : Version.OLDER;
        } catch (FlywayException e) {
            throw failure().of(e);
        }
    }

    private OpenFailure failure() {
        return new OpenFailure(settings.url(), settings.username(), password);
    }

    private DatabaseOpening opening(Dialect dialect) {
        return new DatabaseOpening(
                dialect, settings.url(), settings.username(), password, H2SingleWriter.of(settings.url()));
    }

    private static void close(Connection first) {
        try {
            first.close();
        } catch (SQLException alreadyLost) {
            // Nothing was written.
        }
    }
}
