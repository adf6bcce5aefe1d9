package io.github.kisroutes.shared.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.client5.http.DnsResolver;
import org.junit.jupiter.api.Test;

class NameLookupTest {
    private final CountDownLatch answer = new CountDownLatch(1);
    private final AtomicInteger asked = new AtomicInteger();

    /** The name server of a network that is half up. */
    private final DnsResolver silent = new DnsResolver() {
        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            asked.incrementAndGet();
            try {
                answer.await();
            } catch (InterruptedException e) {
                throw new UnknownHostException(host);
            }
            return new InetAddress[] {InetAddress.getLoopbackAddress()};
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    };

    @Test
    void a_name_server_that_does_not_answer_is_waited_for_so_long_and_asked_once() throws Exception {
        NameLookup lookup = new NameLookup(silent, Duration.ofMillis(100));
        for (int caller = 0; caller < 3; caller++) {
            assertThatThrownBy(() -> lookup.resolve("kis.example"))
                    .isInstanceOf(UnknownHostException.class)
                    .hasMessage("looking up the address of kis.example took longer than 100 ms: the name server does"
                            + " not answer");
        }
        assertThat(asked).hasValue(1);
        answer.countDown();
        assertThat(new NameLookup(silent, Duration.ofSeconds(20)).resolve("kis.example"))
                .containsExactly(InetAddress.getLoopbackAddress());
    }

    @Test
    void a_name_that_nobody_knows_is_told_as_such() {
        NameLookup lookup = new NameLookup(Duration.ofSeconds(30));
        assertThatThrownBy(() -> lookup.resolve("kis.invalid")).isInstanceOf(UnknownHostException.class);
    }
}
