package io.github.kisroutes.database.h2;

import io.github.kisroutes.database.fault.DatabaseAddress;
import io.github.kisroutes.database.fault.DatabaseUnavailableException;
import io.github.kisroutes.shared.file.PrivateFiles;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.h2.engine.SysProperties;
import org.h2.jdbcx.JdbcDataSource;

/** A JDBC URL of H2 and who goes there. */
public record H2Address(String url, String username, String password) {
    private static final String BIND_ADDRESS = "h2.bindAddress";

    /** A path, with or without {@code file:}; any other word with a colon is another kind of store. */
    private static final Pattern FILE = Pattern.compile("jdbc:h2:(?:file:)?((?![a-zA-Z]{2,}:)[^;]+).*", Pattern.DOTALL);

    /**
     * Connections to the database, shared if the URL says so.
     *
     * @throws DatabaseUnavailableException when the network or other users of the machine could reach the database
     */
    public DataSource connections() {
        keepOnLoopback();
        file().ifPresent(file -> new PrivateFolder(url, file, !password.isEmpty()).close());
        Optional<Path> file = sharedFile();
        return file.isPresent() ? SharedH2.connections(this, file.get()) : source(ownerUrl());
    }

    /** The URL for opening the file in this process: what H2 makes then is closed to other users. */
    public String ownerUrl() {
        return file().filter(PrivateFiles::havePermissions)
                .map(PrivateDisk::url)
                .map(disk -> disk + options())
                .orElse(url);
    }

    /** The file below the directory of its database, without ending; empty unless several processes may share it. */
    public Optional<Path> sharedFile() {
        return has("AUTO_SERVER=TRUE") ? file() : Optional.empty();
    }

    /** The same, shared or not; empty for a database in memory or on a server. */
    public Optional<Path> file() {
        Matcher file = FILE.matcher(url);
        if (!file.matches()) {
            return Optional.empty();
        }
        String path = file.group(1).replaceFirst("^~", Matcher.quoteReplacement(System.getProperty("user.home")));
        return Optional.of(Path.of(path).toAbsolutePath().normalize());
    }

    DataSource source(String address) {
        JdbcDataSource source = new JdbcDataSource();
        // H2 gives up on a lock after 2 s by default: too early while another process migrates on a slow disk.
        source.setUrl(has("LOCK_TIMEOUT=") ? address : address + ";LOCK_TIMEOUT=10000");
        source.setUser(username);
        source.setPassword(password);
        return source;
    }

    /** The options of the URL, each with the semicolon before it. */
    String options() {
        int first = url.indexOf(';');
        return first < 0 ? "" : url.substring(first);
    }

    /**
     * Binds the server of H2 to the loopback interface; by default it listens on every one. H2 reads the setting once, when its
     * classes load, so this comes before any other use of H2; if something was earlier, the URL is refused rather than the
     * database offered to the network.
     */
    private void keepOnLoopback() {
        if (System.getProperty(BIND_ADDRESS) == null) {
            System.setProperty(BIND_ADDRESS, "127.0.0.1");
        }
        NoJavaInSql.byName(); // is read at the same time
        if (has("AUTO_SERVER=TRUE") && !isLoopback(SysProperties.BIND_ADDRESS)) {
            throw new DatabaseUnavailableException("The database at " + DatabaseAddress.shown(url)
                    + " was not opened: with AUTO_SERVER=TRUE the network could reach it, because H2 listens on "
                    + (SysProperties.BIND_ADDRESS == null ? "every interface" : SysProperties.BIND_ADDRESS)
                    + ". Start with -Dh2.bindAddress=127.0.0.1, or take PostgreSQL for several machines.");
        }
    }

    private static boolean isLoopback(String address) {
        try {
            return address != null && InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private boolean has(String option) {
        return url.toUpperCase(Locale.ROOT).contains(";" + option);
    }

    @Override
    public String toString() {
        return DatabaseAddress.shown(url);
    }
}
