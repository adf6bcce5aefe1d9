package io.github.kisroutes.database.h2;

import io.github.kisroutes.database.fault.DatabaseAddress;
import io.github.kisroutes.shared.file.PrivateFiles;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/** A JDBC URL of H2 and who goes there. */
public record H2Address(String url, String username, String password) {
    /** As long as an answer of PostgreSQL is waited for. */
    private static final int GUEST_MILLIS = 60_000;

    /** A path, with or without {@code file:}; any other word with a colon is another kind of store. */
    private static final Pattern FILE = Pattern.compile("jdbc:h2:(?:file:)?((?![a-zA-Z]{2,}:)[^;]+).*", Pattern.DOTALL);

    /**
     * The URL for opening the file in this process: what H2 makes then is closed to other users, and its pages are compressed,
     * which makes the file a third of what it is otherwise. Pages that are there already stay as they are.
     */
    public String ownerUrl() {
        String own = file().filter(PrivateFiles::havePermissions)
                .map(PrivateDisk::url)
                .map(disk -> disk + options())
                .orElse(url);
        return file().isPresent() && !has("COMPRESS=") ? own + ";COMPRESS=TRUE" : own;
    }

    /** The file below the directory of its database, without ending; empty unless several processes may share it. */
    public Optional<Path> sharedFile() {
        return isServed() ? file() : Optional.empty();
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

    /** Connections through the server of another process, which may be asleep: no answer of it is waited for for ever. */
    DataSource guest(String address) {
        return source(has("NETWORK_TIMEOUT=") ? address : address + ";NETWORK_TIMEOUT=" + GUEST_MILLIS);
    }

    /** The options of the URL, each with the semicolon before it. */
    String options() {
        int first = url.indexOf(';');
        return first < 0 ? "" : url.substring(first);
    }

    /** Whether H2 may serve the database to other processes. */
    boolean isServed() {
        return has("AUTO_SERVER=TRUE");
    }

    private boolean has(String option) {
        return url.toUpperCase(Locale.ROOT).contains(";" + option);
    }

    @Override
    public String toString() {
        return DatabaseAddress.shown(url);
    }
}
