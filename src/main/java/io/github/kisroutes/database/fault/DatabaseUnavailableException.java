package io.github.kisroutes.database.fault;

/** The database could not be opened or migrated; the message says why and what to do, and holds no password. */
public class DatabaseUnavailableException extends RuntimeException {
    public DatabaseUnavailableException(String message) {
        super(message);
    }

    public DatabaseUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
