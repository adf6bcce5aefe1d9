package io.github.kisroutes.database;

import io.github.kisroutes.database.fault.DatabaseAddress;
import io.github.kisroutes.database.fault.DatabaseFault;
import io.github.kisroutes.database.fault.DatabaseUnavailableException;
import io.github.kisroutes.database.h2.H2Address;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Objects;
import java.util.stream.Stream;

/** Puts the failure to open a database into one sentence that says what to change. */
final class OpenFailure {
    private final String url;
    private final String ownerUrl;
    private final String password;
    private final PostgresRefusal postgres;

    /** @param password only to be kept out of what the driver says */
    OpenFailure(String url, String username, String password) {
        this.url = url;
        postgres = new PostgresRefusal(url, username);
        ownerUrl = new H2Address(url, "", "").ownerUrl();
        this.password = password;
    }

    DatabaseUnavailableException of(Exception e) {
        if (isOfAFullDisk(e)) {
            return new DatabaseUnavailableException(
                    "The database at " + DatabaseAddress.shown(url)
                            + " cannot be opened: its disk is full. Make room there, or name another place in kis.database.url.");
        }
        return e instanceof SQLException sql ? opening(sql) : migrating(e);
    }

    /** H2 says so in the cause of a cause, in the words of the operating system. */
    private static boolean isOfAFullDisk(Throwable e) {
        return Stream.iterate(e, Objects::nonNull, Throwable::getCause)
                .anyMatch(cause -> cause instanceof IOException
                        && String.valueOf(cause.getMessage()).contains("No space left"));
    }

    /** It could be opened, and must not be used. */
    DatabaseUnavailableException refused(String reason) {
        return new DatabaseUnavailableException(
                "The database at " + DatabaseAddress.shown(url) + " cannot be opened: " + reason);
    }

    private DatabaseUnavailableException opening(SQLException e) {
        DatabaseFault fault = DatabaseFault.of(e);
        return new DatabaseUnavailableException("The database at " + DatabaseAddress.shown(url) + " cannot be opened: "
                + PostgresSession.reason(fault).or(() -> postgres.opening(e)).orElseGet(() -> reason(fault))
                + " The driver says: "
                + withoutSecrets(fault.text()) + " [" + fault.sqlState() + "].");
    }

    private DatabaseUnavailableException migrating(Exception e) {
        String what = "The tables in the database at " + DatabaseAddress.shown(url)
                + " cannot be brought up to date, nothing was started: ";
        return new DatabaseUnavailableException(what + postgres.migrating(e).orElseGet(() -> said(e)));
    }

    private String said(Exception e) {
        return withoutSecrets(String.valueOf(e.getMessage()).strip().replaceAll("\\s*\\R\\s*", " "));
    }

    private static String reason(DatabaseFault fault) {
        return switch (fault.category()) {
            case FILE_IN_USE ->
                "another process has the file open exclusively. End it, or let both share the file with"
                        + " ;AUTO_SERVER=TRUE in kis.database.url.";
            case FILE_IN_TURMOIL ->
                "another program keeps opening and closing the file. End it, or let it keep the file open.";
            case LOGIN -> "it does not accept kis.database.username with kis.database.password.";
            case NO_DATABASE -> "the server has no database of that name. Create it, or correct kis.database.url.";
            case NO_ANSWER ->
                "nothing answers there. Is the server running, and are host and port in kis.database.url right?";
            default -> "kis.database.url, its options or the files it names are wrong.";
        };
    }

    /** H2 repeats a URL that it does not understand, options and all. */
    private String withoutSecrets(String text) {
        String shown = text.replace(url, DatabaseAddress.shown(url)).replace(ownerUrl, DatabaseAddress.shown(ownerUrl));
        return password.isEmpty() ? shown : shown.replace(password, "…");
    }
}
