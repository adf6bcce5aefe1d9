package io.github.kisroutes.collection.plan;

/** Nobody can say which stocks to collect: the list cannot be read, or no master file was ever had. */
public final class SymbolsUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param cause says what failed and what to do, made for a person */
    SymbolsUnavailableException(RuntimeException cause) {
        super(cause.getMessage(), cause);
    }
}
