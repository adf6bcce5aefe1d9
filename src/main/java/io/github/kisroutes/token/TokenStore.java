package io.github.kisroutes.token;

import java.time.Instant;

/**
 * Where the shared {@link TokenRow} lives. A store knows no rules: it reads the row with its own time, and replaces it if
 * nobody else has. Both calls are committed when they return, and give up after a few seconds.
 */
public interface TokenStore extends AutoCloseable {

    /** The row of this key, and the store's time at the moment of reading. */
    Reading read(CredentialId key) throws TokenStoreException;

    /**
     * Writes {@code next} if the row is still the one that was read.
     *
     * @return false if somebody else has written in between; nothing is changed then
     * @throws TokenStoreException if it is not known whether it was written
     */
    boolean replace(CredentialId key, Reading seen, TokenRow next) throws TokenStoreException;

    /** What it is and where, for the operator: no user, no password. */
    String name();

    @Override
    void close();

    /**
     * A row as it was read.
     *
     * @param now the store's time, in whole milliseconds
     * @param row {@link TokenRow#EMPTY} if there is none
     * @param version what {@link #replace} compares; whatever the store needs to tell rows apart
     * @param damaged there is something, but no one can read it
     */
    record Reading(Instant now, TokenRow row, String version, boolean damaged) {}
}
