package io.github.kisroutes.collection.run;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Hands out one thing after the other as long as a condition holds. What {@link #hasNext()} has promised is handed out, even when
 * the condition fails a moment later: Camel's parallel split takes a broken promise for the end of all work that it has begun.
 */
public final class StoppableIterator<T> implements Iterator<T> {
    private final Iterator<T> all;
    private final BooleanSupplier goesOn;
    private Optional<T> promised = Optional.empty();

    public StoppableIterator(Iterator<T> all, BooleanSupplier goesOn) {
        this.all = all;
        this.goesOn = goesOn;
    }

    @Override
    public synchronized boolean hasNext() {
        if (promised.isEmpty() && goesOn.getAsBoolean() && all.hasNext()) {
            promised = Optional.of(all.next());
        }
        return promised.isPresent();
    }

    @Override
    public synchronized T next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        T next = promised.get();
        promised = Optional.empty();
        return next;
    }
}
