package io.github.kisroutes.export;

import io.github.kisroutes.config.ConfigurationException;
import io.github.kisroutes.shared.digest.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/**
 * Makes Parquet of a CSV with DuckDB, whose driver an operator adds: it is as large as the rest of the program. Only JDBC is
 * spoken with it.
 */
final class ParquetFiles implements AutoCloseable {
    /** The version that the tests use. */
    static final String JAR = "duckdb_jdbc-2.0.0.1.jar";

    private static final String DRIVER = "org.duckdb.DuckDBDriver";

    /** No wish of its own: nothing is fetched, little memory and one core are taken. */
    private static final String SETTINGS =
            "SET autoinstall_known_extensions = false; SET autoload_known_extensions = false;"
                    + " SET memory_limit = '256MB'; SET threads = 1";

    private static final String COPY =
            "COPY (SELECT * FROM read_csv(%s, auto_detect = false, header = true, delim = ',',"
                    + " quote = '\"', escape = '\"', nullstr = '', allow_quoted_nulls = false, parallel = false, columns = {"
                    + "'symbol': 'VARCHAR', 'name': 'VARCHAR', 'trade_date': 'DATE', 'market': 'VARCHAR',"
                    + " 'price_basis': 'VARCHAR', 'open': 'DECIMAL(18, 2)', 'high': 'DECIMAL(18, 2)', 'low': 'DECIMAL(18, 2)',"
                    + " 'close': 'DECIMAL(18, 2)', 'volume': 'BIGINT', 'turnover': 'BIGINT', 'is_final': 'BOOLEAN',"
                    + " 'evidence': 'VARCHAR'})) TO %s (FORMAT parquet, COMPRESSION zstd)";

    private final Connection duckdb;

    private ParquetFiles(Connection duckdb) {
        this.duckdb = duckdb;
    }

    /**
     * Starts DuckDB in this process.
     *
     * @param jars where its driver is looked for
     * @param lib where an operator puts it, for the message
     * @throws ConfigurationException with one sentence, when it is not there or does not run on this machine
     */
    static ParquetFiles open(ClassLoader jars, Path lib) {
        try {
            Driver driver = (Driver)
                    Class.forName(DRIVER, true, jars).getDeclaredConstructor().newInstance();
            return of(driver.connect("jdbc:duckdb:", new Properties()));
        } catch (ClassNotFoundException e) {
            throw new ConfigurationException(
                    "--format=parquet needs the driver of DuckDB, which is not part of this program:"
                            + " put " + JAR + " (org.duckdb:duckdb_jdbc:2.0.0.1, from Maven Central) into "
                            + lib.toAbsolutePath() + ".");
        } catch (ReflectiveOperationException | SQLException | LinkageError e) {
            throw new ConfigurationException(
                    "--format=parquet is not possible on this machine, because DuckDB does not start: " + e
                            + ". Take --format=csv.");
        }
    }

    /** Takes the connection; it is closed when DuckDB does not take our settings. */
    static ParquetFiles of(Connection duckdb) throws SQLException {
        ParquetFiles files = new ParquetFiles(duckdb);
        try {
            files.run(SETTINGS);
            return files;
        } catch (SQLException e) {
            files.close();
            throw e;
        }
    }

    /** The same rows as Parquet, beside the CSV; on the disk when this returns. */
    ExportedFile convert(Path csv, long rows, Path parquet) throws IOException {
        try {
            run(String.format(COPY, literal(csv), literal(parquet)));
        } catch (SQLException e) {
            throw new IOException("DuckDB cannot write " + parquet + ": " + e.getMessage(), e);
        }
        try (FileChannel written = FileChannel.open(parquet, StandardOpenOption.WRITE)) {
            written.force(true);
        }
        return new ExportedFile(parquet.getFileName().toString(), rows, digest(parquet));
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = duckdb.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String literal(Path path) {
        return "'" + path.toString().replace("'", "''") + "'";
    }

    private static String digest(Path file) throws IOException {
        MessageDigest digest = Sha256.begin();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
        }
        return Sha256.hex(digest.digest());
    }

    @Override
    public void close() {
        try {
            duckdb.close();
        } catch (SQLException inMemoryAnyway) {
            // Nothing is kept in it.
        }
    }
}
