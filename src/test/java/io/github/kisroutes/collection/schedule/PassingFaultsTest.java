package io.github.kisroutes.collection.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisroutes.collection.outcome.SymbolFailure;
import io.github.kisroutes.shared.NoTurnException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is tried again on the same day. */
class PassingFaultsTest {
    @Test
    void a_question_that_could_not_be_sent_for_the_quota_is_asked_again_and_says_why() {
        SymbolFailure failure = SymbolFailure.of(
                new NoTurnException("no call could be sent for 120 s: the quota is used up"), "005930 2026");
        assertThat(failure.text())
                .isEqualTo("005930 2026: no call could be sent for 120 s: the quota is used up; it is asked again");
        assertThat(failure.answered()).isFalse();
        assertThat(failure.passing()).isTrue();
        assertThat(PassingFaults.mayPass(List.of(failure.code()))).isTrue();
        assertThat(PassingFaults.needPerson(List.of(failure.code()))).isFalse();
    }
}
