package io.github.kisroutes.ratelimit;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The calls that wait, and which of them is next. There are two lanes. In the collection's lane, who came first goes first. In
 * the clients' lane, credentials take turns, and so do the connections of each credential; the calls of one connection keep
 * their order.
 *
 * <p>Clients go first, as long as they have saved up for it: each turn that is given while the collection waits earns them
 * their share of a turn, and a turn that they take from the collection costs a whole one. Less than one is saved. So of any
 * {@code n} turns in a row that are given while the collection waits, the clients get at most their share and one more. What
 * one side leaves, the other takes.
 *
 * <p>It knows neither time nor threads; not safe for many threads.
 */
final class CallQueue {
    /** So that ten times 0.1 is one. */
    private static final double ROUNDING = 1e-9;

    private final Deque<CallTicket> collection = new ArrayDeque<>();
    /** By credential, then by connection; whose turn is next, comes first. No line is empty. */
    private final Map<String, Map<String, Deque<CallTicket>>> clients = new LinkedHashMap<>();

    private double saved = 1;

    /** A call comes, as the last of its line. */
    void add(CallTicket ticket) {
        ticket.caller()
                .map(caller -> clients.computeIfAbsent(caller.credential(), name -> new LinkedHashMap<>())
                        .computeIfAbsent(caller.connection(), name -> new ArrayDeque<>()))
                .orElse(collection)
                .addLast(ticket);
    }

    /**
     * Whose turn is next, as far as is known now; empty when nobody waits.
     *
     * @param share the clients' part of the turns while both wait
     */
    Optional<CallTicket> next(double share) {
        Optional<CallTicket> client = clients.values().stream()
                .flatMap(connections -> connections.values().stream())
                .map(Deque::getFirst)
                .findFirst();
        boolean clientsFirst = collection.isEmpty() || earned(share) >= 1 - ROUNDING;
        return clientsFirst && client.isPresent() ? client : Optional.ofNullable(collection.peekFirst());
    }

    /** This call has its turn: it leaves, and its credential and its connection go to the end of their line. */
    void take(CallTicket ticket, double share) {
        if (!collection.isEmpty()) {
            saved = earned(share) - (ticket.caller().isPresent() ? 1 : 0);
        }
        remove(ticket);
        ticket.caller().ifPresent(this::toTheEnd);
    }

    /** With this turn. Saved is only what the next turn needs, or clients would take several at once after a pause. */
    private double earned(double share) {
        return Math.min(saved, Math.max(share, 1 - share)) + share;
    }

    private void toTheEnd(Caller caller) {
        Map<String, Deque<CallTicket>> connections = clients.remove(caller.credential());
        if (connections != null) {
            Deque<CallTicket> line = connections.remove(caller.connection());
            if (line != null) {
                connections.put(caller.connection(), line);
            }
            clients.put(caller.credential(), connections);
        }
    }

    /** This call waits no longer. */
    void remove(CallTicket ticket) {
        ticket.caller().ifPresentOrElse(caller -> leaveLine(caller, ticket), () -> collection.remove(ticket));
    }

    private void leaveLine(Caller caller, CallTicket ticket) {
        clients.computeIfPresent(caller.credential(), (credential, connections) -> {
            connections.computeIfPresent(caller.connection(), (connection, line) -> {
                line.remove(ticket);
                return line.isEmpty() ? null : line;
            });
            return connections.isEmpty() ? null : connections;
        });
    }

    boolean isEmpty() {
        return collection.isEmpty() && clients.isEmpty();
    }

    /** All that wait, in no particular order. */
    Stream<CallTicket> all() {
        return Stream.concat(
                collection.stream(),
                clients.values().stream()
                        .flatMap(connections -> connections.values().stream())
                        .flatMap(Deque::stream));
    }
}
