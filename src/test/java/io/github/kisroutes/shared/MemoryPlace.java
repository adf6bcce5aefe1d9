package io.github.kisroutes.shared;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** The memory of this process, where every connection is the same. */
final class MemoryPlace implements RowPlace {
    private final Map<String, SharedRows<?>> rows = new HashMap<>();

    @Override
    @SuppressWarnings("unchecked") // of one kind all have the same codec
    public synchronized <R> SharedRows<R> connect(RowCodec<R> codec) {
        return (SharedRows<R>) rows.computeIfAbsent(codec.kind(), kind -> new MemoryRows<>(codec, Clock.systemUTC()));
    }

    @Override
    public Map<String, Object> stored(RowCodec<?> codec, CredentialId key) throws SharedRowsException {
        return Map.of(key.id(), connect(codec).read(key).row());
    }

    @Override
    public Stream<Damage> damages(RowSample<?> sample, CredentialId key) {
        return Stream.empty();
    }

    @Override
    public String toString() {
        return "memory";
    }
}
