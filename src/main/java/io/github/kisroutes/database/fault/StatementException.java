package io.github.kisroutes.database.fault;

import java.sql.SQLException;

/** The database refused a statement; what it would have written is not there. */
public class StatementException extends RuntimeException {
    private final DatabaseFault fault;

    public StatementException(String statement, SQLException cause) {
        this(statement, DatabaseFault.of(cause), cause);
    }

    private StatementException(String statement, DatabaseFault fault, SQLException cause) {
        super("The statement " + statement + " failed and wrote nothing, the database says: " + fault.text(), cause);
        this.fault = fault;
    }

    /** What the database complained about, and whether it may pass. */
    public DatabaseFault fault() {
        return fault;
    }
}
