package io.github.kisroutes.database;

import java.sql.SQLException;

/** The database refused a statement; what it would have written is not there. */
public class StatementException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String sqlState;

    StatementException(String statement, SQLException cause) {
        super("The statement " + statement + " failed and wrote nothing, the database says: " + said(cause), cause);
        sqlState = cause.getSQLState() == null ? "" : cause.getSQLState();
    }

    /**
     * What the database says, in one line: H2 appends the whole statement, PostgreSQL details and hints.
     *
     * @param exception of either driver, also one that camel-jdbc has thrown
     */
    public static String said(SQLException exception) {
        String message = String.valueOf(exception.getMessage());
        int statement = message.indexOf("; SQL statement:");
        return (statement < 0 ? message : message.substring(0, statement))
                .lines()
                .findFirst()
                .orElse("")
                .strip();
    }

    /** The five characters of the SQL standard that tell the kind of failure; empty when the driver gave none. */
    public String sqlState() {
        return sqlState;
    }
}
