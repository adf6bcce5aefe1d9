package io.github.kisroutes.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisroutes.LogLines;
import java.io.IOException;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;

/** What a person reads while calls get no answer. */
class RepeatedCallsTest {
    private static final long SECOND = 1_000_000_000L;

    private long now;
    private final RepeatedCalls repeats = new RepeatedCalls(() -> now);

    private void failed(String why) {
        Exchange call = new DefaultExchange(new DefaultCamelContext());
        call.setProperty(Exchange.EXCEPTION_CAUGHT, new IOException(why));
        repeats.process(call);
    }

    @Test
    void the_reason_is_said_at_once_and_then_every_ten_seconds_for_all_calls() {
        try (LogLines log = LogLines.of("io.github.kisroutes.broker")) {
            failed("it took too long");
            failed("a second one");
            now += 9 * SECOND;
            failed("a third one");
            now += SECOND;
            failed("refused");
            assertThat(log.all())
                    .containsExactly(
                            "INFO 1 call without an answer of KIS, repeated. The last one: it took too long",
                            "INFO 3 calls without an answer of KIS, repeated. The last one: refused");
        }
    }
}
