package io.github.kisroutes.token;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Times are in no unit: only their order counts. */
class TokenDoubtsTest {
    private static final String TOKEN = "eb88b3704aae";

    private final TokenDoubts doubts = new TokenDoubts();

    @Test
    void a_second_refusal_of_a_call_that_was_sent_after_the_first_was_known_proves_the_token_dead() {
        assertThat(doubts.rejected(TOKEN, 10, 20)).isFalse();
        assertThat(doubts.rejected(TOKEN, 21, 30)).isTrue();
        assertThat(doubts.isDoubted(TOKEN)).isFalse();
    }

    @Test
    void refusals_of_calls_that_were_under_way_together_prove_nothing() {
        assertThat(doubts.rejected(TOKEN, 10, 20)).isFalse();
        assertThat(doubts.rejected(TOKEN, 15, 21)).isFalse();
        assertThat(doubts.isDoubted(TOKEN)).isTrue();
    }

    @Test
    void the_success_of_a_call_that_was_sent_after_the_refused_one_ends_the_doubt() {
        doubts.rejected(TOKEN, 10, 20);
        doubts.accepted(TOKEN, 11);
        assertThat(doubts.isDoubted(TOKEN)).isFalse();
        assertThat(doubts.rejected(TOKEN, 21, 30)).isFalse();
    }

    @Test
    void the_success_of_a_call_that_was_sent_before_the_refused_one_leaves_the_doubt() {
        doubts.rejected(TOKEN, 10, 20);
        doubts.accepted(TOKEN, 9);
        assertThat(doubts.rejected(TOKEN, 21, 30)).isTrue();
    }

    @Test
    void another_token_is_not_doubted_with_it() {
        doubts.rejected(TOKEN, 10, 20);
        assertThat(doubts.rejected("e4d8f8b1d10b", 21, 30)).isFalse();
    }
}
