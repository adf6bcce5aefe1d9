package io.github.kisroutes.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose turn is next. */
class CallQueueTest {
    private static final Condition SILENT = new ReentrantLock().newCondition();

    private final CallQueue queue = new CallQueue();
    private final Map<CallTicket, String> names = new HashMap<>();

    /** "collection", or the credential and the connection, as in "alice/1". */
    private CallTicket add(String name) {
        Optional<Caller> caller =
                name.contains("/") ? Optional.of(new Caller(name.split("/")[0], name.split("/")[1])) : Optional.empty();
        CallTicket ticket = new CallTicket(caller, 0, Long.MAX_VALUE, SILENT);
        names.put(ticket, name);
        queue.add(ticket);
        return ticket;
    }

    private void addAll(String... all) {
        Arrays.stream(all).forEach(this::add);
    }

    private CallTicket take(double share) {
        CallTicket next = queue.next(share).orElseThrow();
        queue.take(next, share);
        return next;
    }

    private String turns(double share) {
        List<String> turns = new ArrayList<>();
        while (!queue.isEmpty()) {
            turns.add(names.get(take(share)));
        }
        return String.join(" ", turns);
    }

    @Test
    void nobody_waits_in_an_empty_queue() {
        assertThat(queue.isEmpty()).isTrue();
        assertThat(queue.next(0.5)).isEmpty();
    }

    @Test
    void calls_of_the_collection_keep_their_order() {
        List<CallTicket> calls = List.of(add("collection"), add("collection"), add("collection"));
        assertThat(calls).allSatisfy(call -> assertThat(take(0.5)).isSameAs(call));
    }

    @Test
    void a_client_goes_first_and_then_they_alternate_at_half() {
        addAll("collection", "collection", "collection", "alice/1", "alice/1", "alice/1");
        assertThat(turns(0.5)).isEqualTo("alice/1 collection alice/1 collection alice/1 collection");
    }

    @Test
    void a_quarter_is_every_fourth_call() {
        addAll("alice/1", "alice/1", "alice/1");
        addAll("collection", "collection", "collection", "collection", "collection", "collection", "collection");
        assertThat(turns(0.25))
                .isEqualTo("alice/1 collection collection collection alice/1 collection collection collection alice/1"
                        + " collection");
    }

    @Test
    void what_the_collection_leaves_goes_to_the_clients() {
        addAll("alice/1", "alice/1", "alice/1", "alice/1", "collection");
        assertThat(turns(0.1)).isEqualTo("alice/1 collection alice/1 alice/1 alice/1");
    }

    @Test
    void credentials_take_turns_however_many_calls_one_of_them_has() {
        addAll("greedy/1", "greedy/1", "greedy/2", "greedy/2", "greedy/3", "bob/1", "bob/1");
        assertThat(turns(0.5)).isEqualTo("greedy/1 bob/1 greedy/2 bob/1 greedy/3 greedy/1 greedy/2");
    }

    @Test
    void a_client_that_asks_one_call_after_the_other_waits_for_one_call_of_a_greedy_one() {
        for (int call = 0; call < 50; call++) {
            add("greedy/" + call % 8);
        }
        for (int call = 0; call < 10; call++) {
            CallTicket modest = add("modest/1");
            if (take(0.5) != modest) {
                assertThat(take(0.5)).isSameAs(modest);
            }
        }
    }

    @Test
    void who_waits_no_longer_is_passed_over() {
        CallTicket given = add("alice/1");
        CallTicket other = add("collection");
        addAll("alice/2", "collection");
        queue.remove(given);
        queue.remove(other);
        assertThat(turns(0.5)).isEqualTo("alice/2 collection");
    }

    @Test
    void both_sides_get_a_turn_per_period_whatever_the_share() {
        ClientLimit none = new ClientLimit(0.000_000_001, ClientLimit.DEFAULT.maxWait());
        ClientLimit all = new ClientLimit(1, ClientLimit.DEFAULT.maxWait());
        assertThat(none.contested(20)).isEqualTo(0.05);
        assertThat(all.contested(20)).isEqualTo(0.95);
        assertThat(none.contested(1)).isEqualTo(0.5);
        assertThat(all.contested(0.2)).isEqualTo(0.5);
        assertThat(ClientLimit.DEFAULT.contested(20)).isEqualTo(0.5);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.05, 0.1, 0.25, 0.5, 0.7, 0.95})
    void of_any_turns_in_a_row_the_clients_get_no_more_than_their_share_and_one_while_the_collection_waits(
            double share) {
        for (int seed = 0; seed < 50; seed++) {
            List<Boolean> contested = contestedTurns(new Random(seed), share);
            for (int from = 0; from < contested.size(); from++) {
                int clients = 0;
                for (int to = from; to < contested.size(); to++) {
                    clients += contested.get(to) ? 1 : 0;
                    assertThat((double) clients).isLessThanOrEqualTo(share * (to - from + 1) + 1 + 1e-6);
                }
            }
        }
    }

    /** Whether each turn that was given while the collection waited was a client's. Calls come and give up by chance. */
    private List<Boolean> contestedTurns(Random chance, double share) {
        List<Boolean> turns = new ArrayList<>();
        Deque<CallTicket> waiting = new ArrayDeque<>();
        for (int step = 0; step < 300; step++) {
            int comes = chance.nextInt(4);
            for (int call = 0; call < comes; call++) {
                waiting.add(
                        add(chance.nextBoolean() ? "collection" : "c" + chance.nextInt(3) + "/" + chance.nextInt(3)));
            }
            if (chance.nextInt(10) == 0 && !waiting.isEmpty()) {
                queue.remove(waiting.removeFirst());
            }
            if (!queue.isEmpty()) {
                boolean collectionWaits =
                        queue.all().anyMatch(ticket -> ticket.caller().isEmpty());
                CallTicket taken = take(share);
                waiting.remove(taken);
                if (collectionWaits) {
                    turns.add(taken.caller().isPresent());
                }
            }
        }
        queue.all().toList().forEach(queue::remove);
        assertThat(queue.isEmpty()).isTrue();
        return turns;
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.05, 0.25, 0.5, 0.95})
    void nobody_starves_and_equal_clients_get_equal_parts_while_all_always_have_a_call(double share) {
        String[] all = {"collection", "a/1", "a/2", "a/3", "b/1", "c/1", "c/2"};
        addAll(all);
        Map<String, Integer> turns = new HashMap<>();
        for (int turn = 0; turn < 12_000; turn++) {
            String name = names.remove(take(share));
            turns.merge(name, 1, Integer::sum);
            add(name);
        }
        assertThat(turns.get("collection"))
                .isBetween((int) (12_000 * (1 - share)) - 2, (int) (12_000 * (1 - share)) + 2);
        Map<String, Integer> byCredential = turns.entrySet().stream()
                .filter(each -> each.getKey().contains("/"))
                .collect(Collectors.groupingBy(
                        each -> each.getKey().split("/")[0], Collectors.summingInt(Map.Entry::getValue)));
        assertThat(byCredential.values()).allSatisfy(each -> assertThat((double) each)
                .isBetween(12_000 * share / 3 - 2, 12_000 * share / 3 + 2));
        assertThat(Math.abs(turns.get("a/1") - turns.get("a/3"))).isLessThan(2);
    }
}
