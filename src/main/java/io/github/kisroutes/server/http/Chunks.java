package io.github.kisroutes.server.http;

import java.util.Optional;

/**
 * The pieces of a long answer. Each is made when the one before it has been sent, so that a slow client costs no memory; between
 * two pieces, nothing is held.
 */
@FunctionalInterface
public interface Chunks {
    /**
     * The next piece, made on a thread that may wait.
     *
     * @return not empty in itself; empty after the last one
     * @throws RuntimeException when it cannot be made; the connection is closed then, so that the client sees that the answer is
     *     incomplete
     */
    Optional<byte[]> next();
}
