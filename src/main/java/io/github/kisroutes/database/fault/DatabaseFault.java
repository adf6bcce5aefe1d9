package io.github.kisroutes.database.fault;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import java.sql.SQLTransientException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.h2.api.ErrorCode;

/**
 * What a database complained about, the same for both drivers. This is the only place that reads SQL states and the codes of
 * H2.
 *
 * @param category what it means for the work that met it
 * @param sqlState five characters of the SQL standard or of the product; empty when the driver gave none
 * @param text what the database says, in one line
 */
public record DatabaseFault(Category category, String sqlState, String text) {
    /** What a fault means. */
    public enum Category {
        /** Another process has the file of H2 open and does not share it. */
        FILE_IN_USE,
        /** The lock file of H2 was written by somebody else a moment ago. */
        FILE_IN_TURMOIL,
        /** Nothing answers, or what answered does no longer. */
        NO_ANSWER,
        /** The connection is of no use any more; a new one is there a moment later. */
        CONNECTION_LOST,
        /** The pool has waited for a connection and got none. */
        NO_CONNECTION,
        /** The disk is full, or another resource is used up. */
        NO_ROOM,
        /** A row of this key is there: two writers of one new row, and the later one finds it when it tries again. */
        DUPLICATE_KEY,
        /** Another writer was faster. */
        CONFLICT,
        /** It took too long, or the server does something else just now. */
        BUSY,
        /** The user or the password is wrong. */
        LOGIN,
        /** The server has no database of this name. */
        NO_DATABASE,
        /** Anything else: the same again fails again. */
        LASTING
    }

    /** The beginnings of SQL states, of the standard and of both products; a longer one stands before a shorter one. */
    private static final List<Map.Entry<String, Category>> STATES = List.of(
            Map.entry("08", Category.NO_ANSWER),
            Map.entry("23505", Category.DUPLICATE_KEY),
            Map.entry("25P03", Category.CONNECTION_LOST), // we slept in a transaction, and the server has ended it
            Map.entry("28", Category.LOGIN),
            Map.entry("3D000", Category.NO_DATABASE),
            Map.entry("40", Category.CONFLICT),
            Map.entry("53", Category.NO_ROOM),
            Map.entry("57P", Category.CONNECTION_LOST), // the server is ending, or was killed
            Map.entry("57", Category.BUSY),
            Map.entry("HYT", Category.BUSY));

    private static final Map<Integer, Category> CODES_OF_H2 = Map.of(
            ErrorCode.DATABASE_ALREADY_OPEN_1,
            Category.FILE_IN_USE,
            ErrorCode.ERROR_OPENING_DATABASE_1,
            Category.FILE_IN_TURMOIL,
            ErrorCode.STATEMENT_WAS_CANCELED, // by H2, when this process ends; nobody else does
            Category.CONNECTION_LOST);

    private static final Set<Category> LOST =
            EnumSet.of(Category.FILE_IN_USE, Category.FILE_IN_TURMOIL, Category.NO_ANSWER, Category.CONNECTION_LOST);

    /**
     * H2 serves a shared file in the process that owns it. When that one lets H2 close the file, as a database tool does, H2
     * rolls back the guests' transactions while their statements still run, and these fail with a "general error" that carries
     * the code of its store ({@code org.h2.mvstore.DataUtils}): 103, the transaction is no longer open; 4, it is closed; 102,
     * its number was given away before its changes were undone. As long as the owner lives none of them can happen to us; 102
     * also stands for more than 65,535 transactions at once, hence its words.
     */
    private static final Pattern OWNER_ENDS =
            Pattern.compile("\\[[\\d.]+/(4|103)]|An old transaction with the same id is still open: .*\\[[\\d.]+/102]");

    /** Finds the fault in an exception or its causes. */
    public static Optional<DatabaseFault> in(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException e) {
                return Optional.of(of(e));
            }
        }
        return Optional.empty();
    }

    /**
     * The same exception for a route, without causes that are not the database's: Camel hands routes the innermost cause, and
     * that a socket was silent would be taken for the broker's.
     */
    public static Exception alone(Exception thrown) {
        Throwable innermost = thrown;
        while (innermost.getCause() != null) {
            innermost = innermost.getCause();
        }
        return innermost instanceof SQLException
                ? thrown
                : in(thrown)
                        .<Exception>map(fault -> new SQLException(fault.text(), fault.sqlState()))
                        .orElse(thrown);
    }

    public static DatabaseFault of(SQLException e) {
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        String text = oneLine(e);
        return new DatabaseFault(category(e, state, text), state, text);
    }

    private static Category category(SQLException e, String state, String text) {
        if (e instanceof SQLTransientConnectionException) {
            return Category.NO_CONNECTION; // its state is that of the last attempt to make one
        }
        return Optional.ofNullable(CODES_OF_H2.get(e.getErrorCode()))
                .or(() -> STATES.stream()
                        .filter(known -> state.startsWith(known.getKey()))
                        .map(Map.Entry::getValue)
                        .findFirst())
                .orElseGet(() -> category(e, text));
    }

    private static Category category(SQLException e, String text) {
        boolean ownerEnds = e.getErrorCode() == ErrorCode.GENERAL_ERROR_1
                && OWNER_ENDS.matcher(text).find();
        if (ownerEnds || e instanceof SQLNonTransientConnectionException || e instanceof SQLRecoverableException) {
            return Category.CONNECTION_LOST;
        }
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException) {
                return Category.NO_ROOM; // H2 gives up on a write with what the operating system said
            }
        }
        if (e instanceof SQLTransientException) {
            return e instanceof SQLTimeoutException ? Category.BUSY : Category.CONFLICT;
        }
        return Category.LASTING;
    }

    /** Whether the connection is gone, rather than the statement wrong. */
    public boolean isConnectionLost() {
        return LOST.contains(category);
    }

    /** Whether there is no way to the database now. */
    boolean isUnreachable() {
        return isConnectionLost() || category == Category.NO_CONNECTION;
    }

    /** Whether the database cannot store anything now, and work may be done again when it can. */
    public boolean isOutage() {
        return isUnreachable() || category == Category.NO_ROOM;
    }

    /** Whether another writer was faster, so that the work may succeed when it is done again at once. */
    boolean isConflict() {
        return category == Category.CONFLICT || isDuplicateKey();
    }

    /** Whether a row of this key was there already. */
    public boolean isDuplicateKey() {
        return category == Category.DUPLICATE_KEY;
    }

    /** Whether the whole transaction can succeed when it is done again later. */
    public boolean mayPass() {
        return isOutage() || isConflict() || category == Category.BUSY;
    }

    /** H2 appends the whole statement to its message, PostgreSQL details and hints. */
    public static String oneLine(SQLException e) {
        String message = String.valueOf(e.getMessage());
        int statement = message.indexOf("; SQL statement:");
        return (statement < 0 ? message : message.substring(0, statement))
                .lines()
                .findFirst()
                .orElse("")
                .strip();
    }
}
