package io.github.kisroutes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.kisroutes.simulator.MutableClock;
import io.github.kisroutes.simulator.Simulator;
import io.github.kisroutes.simulator.SimulatorOptions;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a start says, and that a program that stays up finds out at its start what would fail at its first collection. */
class StartReportTest {
    private static final Map<String, String> STAYS_UP =
            Map.of("kis.collect.symbols", "005930,000660", "kis.collect.once", "false");

    @TempDir
    Path folder;

    private final Simulator broker = Simulator.start(SimulatorOptions.demo().withQuota(0));
    private final MutableClock clock = MutableClock.atSeoul("2025-06-13T09:00:00");
    private final LogLines log = LogLines.of("kis-start");

    @AfterEach
    void stop() {
        log.close();
        broker.close();
    }

    private Product start(Map<String, String> more) {
        return start(more, clock);
    }

    private Product start(Map<String, String> more, Clock clock) {
        Map<String, String> settings = new HashMap<>(STAYS_UP);
        settings.putAll(more);
        return Product.start(Product.settings(broker, folder, settings), clock);
    }

    /** The four lines, and what came of the trial. */
    private List<String> said(Map<String, String> more) {
        return said(more, clock);
    }

    private List<String> said(Map<String, String> more, Clock clock) {
        try (Product product = start(more, clock)) {
            await().atMost(Duration.ofSeconds(60)).until(() -> log.all().size() >= 5);
            assertThat(product.camel().getStatus().isStarted()).isTrue();
            return log.all();
        }
    }

    @Test
    void four_lines_say_where_from_where_to_what_and_when() {
        List<String> said = said(Map.of());
        String address = broker.baseUri().getAuthority();
        assertThat(said.get(0))
                .matches("INFO environment  real, " + address + ", app key [0-9a-f]{12} \\(fingerprint\\)");
        assertThat(said.get(1)).isEqualTo("INFO database     H2, " + folder.resolve("kis") + ".mv.db");
        assertThat(said.get(2)).isEqualTo("INFO stocks       2 from kis.collect.symbols");
        assertThat(said.get(3))
                .startsWith(
                        "INFO next run     Nothing was collected here before. To collect now, start the program a second")
                .endsWith(
                        "The next collection runs Fri 2025-06-13 15:40 KST. Earlier days are read again Mon 2025-06-16"
                                + " 07:30 KST.");
    }

    @Test
    void the_same_in_korean() {
        List<String> said = said(Map.of("kis.language", "ko", "kis.symbols.file", "master", "kis.collect.symbols", ""));
        assertThat(said.get(0)).startsWith("INFO 환경         real, ").endsWith("(지문)");
        assertThat(said.get(2)).isEqualTo("INFO 종목         전체 시장(KOSPI, KOSDAQ, ST)");
        assertThat(said.get(3)).contains("아직 수집한 적이 없습니다", "다음 수집은 2025-06-13(금) 15:40 KST에 시작합니다.");
        assertThat(said.get(4)).startsWith("INFO 접근 토큰이 있습니다. 만료 시각은 ");
    }

    @Test
    void a_token_is_got_once_and_the_next_start_finds_it_without_a_call() {
        assertThat(said(Map.of()).get(4)).startsWith("INFO An access token is there. It ends at ");
        assertThat(broker.record().tokenRequests()).isEqualTo(1);
        try (Product again = start(Map.of())) {
            await().atMost(Duration.ofSeconds(30)).until(() -> log.all().size() >= 10);
            assertThat(again.camel().getStatus().isStarted()).isTrue();
        }
        assertThat(log.all().get(9)).startsWith("INFO An access token is there.");
        assertThat(broker.record().tokenRequests()).isEqualTo(1);
        assertThat(broker.record().quotations()).isEmpty();
    }

    @Test
    void a_second_start_with_a_clock_set_back_knows_what_was_collected() {
        try (Product first = start(Map.of())) {
            await().atMost(Duration.ofSeconds(30)).until(() -> log.all().size() >= 5);
            assertThat(first.collect().hasFailed()).isFalse();
        }
        Clock earlier =
                MutableClock.atSeoul("2025-06-12T12:00:00"); // as in the demo, whose clock starts again each time
        try (Product again = start(Map.of(), earlier)) {
            await().atMost(Duration.ofSeconds(30)).until(() -> log.all().size() >= 10);
            assertThat(again.camel().getStatus().isStarted()).isTrue();
        }
        assertThat(log.all().get(3)).contains("Nothing was collected here before");
        assertThat(log.all().get(8)).startsWith("INFO next run ").doesNotContain("Nothing was collected");
    }

    @Test
    void a_wrong_secret_is_told_at_the_start_and_asked_about_once() {
        Map<String, String> wrong = Map.of("kis.client-secret", "wrong");
        assertThat(said(wrong).get(4))
                .startsWith("ERROR No collection can succeed until somebody corrects this; the program stays up. ")
                .contains("KIS refused the app key or secret (EGW00105");
        try (Product again = start(wrong)) {
            await().atMost(Duration.ofSeconds(30)).until(() -> log.all().size() >= 10);
            assertThat(again.camel().getStatus().isStarted()).isTrue();
        }
        assertThat(log.all().get(9)).contains("KIS refused the app key or secret (EGW00105");
        assertThat(broker.record().tokenRequests()).isEqualTo(1);
    }

    @Test
    void an_address_where_nobody_answers_is_told_at_the_start() {
        assertThat(said(Map.of("kis.base-url", "http://127.0.0.1:1")).get(4))
                .startsWith("WARN No collection can succeed now; the program stays up")
                .contains("KIS cannot be reached (");
    }

    @Test
    void a_redis_where_nobody_answers_is_told_at_the_start() {
        Map<String, String> away =
                Map.of("kis.token.store", "redis", "kis.token.redis-url", "redis://:hush@127.0.0.1:1");
        String said = said(away, broker.clock()).get(4);
        assertThat(said)
                .startsWith("WARN No collection can succeed now; the program stays up")
                .contains("the token store does not answer (Redis at 127.0.0.1:1 says: ")
                .doesNotContain("hush");
        assertThat(broker.record().tokenRequests()).isZero();
    }

    @Test
    void a_single_collection_says_so_and_tries_nothing_before_it() {
        try (Product once = start(Map.of("kis.collect.once", "true"))) {
            assertThat(log.all()).hasSize(4);
            assertThat(log.all().get(3)).isEqualTo("INFO next run     now, and then the program ends");
            assertThat(once.camel().getStatus().isStarted()).isTrue();
            assertThat(broker.record().tokenRequests()).isZero();
        }
    }
}
