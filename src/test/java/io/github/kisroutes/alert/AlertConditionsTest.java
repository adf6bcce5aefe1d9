package io.github.kisroutes.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.kisroutes.simulator.http.Calls;
import io.github.kisroutes.simulator.http.Fault;
import io.github.kisroutes.simulator.market.GeneratedCandles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each condition is brought about, told once by every channel, and told to be over once. */
class AlertConditionsTest {
    private static final GeneratedCandles MARKET =
            GeneratedCandles.of(12, LocalDate.of(2025, 5, 1), LocalDate.of(2025, 6, 16));

    @TempDir
    Path folder;

    private AlertBench bench;

    @BeforeEach
    void prepare() throws Exception {
        bench = new AlertBench(folder, "2025-06-12T15:45:00", MARKET)
                .with("kis.collect.symbols", String.join(",", MARKET.codes()));
    }

    @AfterEach
    void stop() {
        bench.close();
    }

    @Test
    void a_day_whose_collection_is_not_finished_in_time_is_late_until_it_is() throws Exception {
        bench.start().collect("DAILY");
        bench.at("2025-06-13T17:29:00");
        bench.product().ask("kis-alert-watch", Map.of());
        assertThat(bench.product().rows("SELECT * FROM alert")).isEmpty();

        bench.at("2025-06-13T17:31:00");
        bench.awaitTold("collection-late");
        assertThat(bench.told("collection-late"))
                .contains(
                        "The collection of 2025-06-13, planned for 2025-06-13 15:40 KST, was not finished by 2025-06-13"
                                + " 17:30 KST: no run has begun.")
                .contains("What to do: See whether the program runs")
                .contains("docs/alerts.md#collection-late")
                .contains("Critical, since 2025-06-13 17:31 KST");

        bench.at("2025-06-14T10:00:00"); // a weekend changes nothing
        bench.collect("DAILY");
        bench.awaitOver("collection-late");
    }

    @Test
    void no_day_is_late_on_which_the_exchange_was_closed() throws Exception {
        bench.at("2025-06-05T15:45:00");
        bench.start().collect("DAILY");
        bench.at("2025-06-06T18:00:00"); // Memorial Day, a Friday
        bench.product().ask("kis-alert-watch", Map.of());
        bench.at("2025-06-08T18:00:00");
        bench.product().ask("kis-alert-watch", Map.of());
        assertThat(bench.product().rows("SELECT * FROM alert")).isEmpty();
    }

    @Test
    void a_refused_key_and_the_collection_that_fails_with_it_are_told_until_the_key_works() throws Exception {
        bench.start();
        bench.broker.faults().on(Calls.quotations()).always(Fault.apiError("EGW00105"));
        bench.collect("DAILY");
        bench.awaitTold("credentials-refused");
        bench.awaitTold("collection-failed");
        assertThat(bench.told("collection-failed"))
                .contains("(DAILY 2025-06-12)")
                .contains("FAILED")
                .contains("12 symbols");
        assertThat(bench.told("credentials-refused")).contains("EGW00105");

        bench.broker.faults().clear();
        bench.clock.advance(Duration.ofMinutes(2));
        bench.collect("DAILY");
        bench.awaitOver("credentials-refused");
        bench.awaitOver("collection-failed");
    }

    @Test
    void eleven_symbols_that_fail_are_one_message_that_names_ten() throws Exception {
        bench.start();
        MARKET.codes().stream()
                .skip(1)
                .forEach(code -> bench.broker.faults().on(Calls.code(code)).always(Fault.apiError("OPSQ2001")));
        bench.collect("DAILY");
        bench.awaitTold("collection-partial");
        assertThat(bench.told("collection-partial"))
                .contains("11 of 12 symbols failed: " + MARKET.codes().get(1))
                .contains(MARKET.codes().get(10))
                .contains("and 1 more")
                .doesNotContain(MARKET.codes().get(11) + ",");

        bench.broker.faults().clear();
        bench.collect("DAILY");
        bench.awaitOver("collection-partial");
        assertThat(bench.slackTexts()).hasSize(2);
    }

    @Test
    void rows_that_are_missing_after_the_settle_run_are_told_until_kis_gives_them() throws Exception {
        String code = MARKET.codes().get(3);
        bench.broker.faults().on(Calls.code(code)).always(Fault.rows(rows -> rows.stream()
                .filter(row -> !row.toString().contains("20250520"))
                .toList()));
        bench.start().collect("DAILY");
        bench.at("2025-06-16T07:30:00");
        bench.collect("SETTLE");
        bench.awaitTold("rows-missing");
        assertThat(bench.told("rows-missing"))
                .contains("1 rows of 1 stocks are missing, the oldest of 2025-05-20 (" + code + " for instance)");

        bench.broker.faults().clear();
        bench.clock.advance(Duration.ofMinutes(1));
        bench.collect("SETTLE");
        bench.awaitOver("rows-missing");
    }

    @Test
    void rows_that_are_in_doubt_after_the_settle_run_are_told_until_they_are_not() throws Exception {
        String code = MARKET.codes().get(3);
        bench.start().collect("DAILY");
        bench.at("2025-06-16T07:30:00"); // the second trading morning, on which its newest rows have to be read again
        bench.broker.faults().on(Calls.code(code)).always(Fault.apiError("OPSQ2001"));
        bench.collect("SETTLE"); // shows the rows of Friday, on which nobody was there
        bench.clock.advance(Duration.ofMinutes(1));
        bench.collect("SETTLE");
        bench.awaitTold("rows-in-doubt");
        String told = bench.told("rows-in-doubt");
        // Of all stocks, if somebody looked between the two runs: the first has shown that there was another trading
        // morning.
        assertThat(told.contains(" of 1 stocks are in doubt") && told.contains("(" + code)
                        || told.contains(" of 12 stocks are in doubt"))
                .as(told)
                .isTrue();

        bench.broker.faults().clear();
        bench.clock.advance(Duration.ofMinutes(1));
        bench.collect("SETTLE");
        bench.awaitOver("rows-in-doubt");
    }

    @Test
    void a_renewal_that_fails_for_two_minutes_is_told_and_a_token_that_nobody_uses_is_not() throws Exception {
        bench.start().collect("DAILY");
        bench.clock.advance(Duration.ofHours(60));
        bench.product().ask("kis-alert-watch", Map.of());
        assertThat(bench.product().rows("SELECT * FROM alert WHERE condition LIKE 'token%'"))
                .as("over a weekend")
                .isEmpty();

        bench.broker.faults().on(Calls.token()).always(Fault.httpError(500));
        bench.collect("DAILY");
        bench.product().ask("kis-alert-watch", Map.of());
        assertThat(bench.product().rows("SELECT * FROM alert WHERE condition LIKE 'token%'"))
                .as("at once")
                .isEmpty();
        bench.clock.advance(Duration.ofMinutes(3));
        bench.awaitTold("token-not-renewed");

        bench.broker.faults().clear();
        bench.collect("DAILY");
        bench.awaitOver("token-not-renewed");
    }

    @Test
    void a_token_that_kis_refuses_and_hands_out_again_is_told_with_the_time_of_the_next_attempt() throws Exception {
        bench.start().collect("DAILY");
        bench.clock.advance(Duration.ofHours(1));
        bench.broker.tokens().kill("EGW00123");
        bench.collect("DAILY");
        bench.awaitTold("token-dead");
        assertThat(bench.told("token-dead"))
                .as("six hours and a minute after its issue, in whatever second that was")
                .containsPattern(
                        "issued at 2025-06-12 15:45:(0[0-9]) KST\\)\\. It is asked again at 2025-06-12 21:46:\\1 KST");

        bench.clock.advance(Duration.ofHours(5).plusMinutes(2));
        bench.collect("DAILY");
        bench.awaitOver("token-dead");
    }

    @Test
    void a_key_that_ends_within_thirty_days_is_told_until_there_is_another() throws Exception {
        bench.with("kis.alert.key-issued-on", "2024-07-01").start();
        bench.awaitTold("key-expires");
        assertThat(bench.told("key-expires")).contains("The app key ends on 2025-07-01, in 19 days.");

        bench.with("kis.alert.key-issued-on", "2025-06-12").restart();
        bench.awaitOver("key-expires");
    }

    @Test
    @Tag("rate")
    void a_quota_that_was_found_to_be_lower_is_told_until_it_is_not() throws Exception {
        bench.with("kis.token.store", "jdbc").with("kis.rate.per-second", "5").start();
        bench.broker.quota(2);
        await().atMost(Duration.ofMinutes(3)).pollDelay(Duration.ZERO).until(() -> {
            bench.collect("DAILY"); // each time a few calls more that are refused, until it is certain
            bench.product().ask("kis-alert-watch", Map.of());
            return !AlertBench.opened(bench.slackTexts(), "quota-lowered").isEmpty();
        });
        bench.awaitTold("quota-lowered");
        assertThat(bench.told("quota-lowered"))
                .containsPattern("KIS refuses calls above [12] per second, and kis.rate.per-second is 5");

        bench.with("kis.rate.per-second", "1").restart(); // as the message says
        bench.awaitOver("quota-lowered");
    }

    @Test
    void a_day_of_which_nobody_told_whether_it_was_open_is_told_until_somebody_does() throws Exception {
        bench.start();
        bench.broker.faults().on(Calls.quotations()).always(Fault.apiError("OPSQ2001"));
        bench.product().ask("kis-trading-day", Map.of());
        bench.product().ask("kis-alert-watch", Map.of());
        assertThat(bench.product().rows("SELECT * FROM alert"))
                .as("before the deadline")
                .isEmpty();
        bench.at("2025-06-12T17:31:00");
        bench.awaitTold("calendar-unknown");
        assertThat(bench.told("calendar-unknown")).contains("2025-06-12 (WEEKDAY)");

        bench.broker.faults().clear();
        bench.collect("DAILY");
        bench.awaitOver("calendar-unknown");
    }

    @Test
    void a_saved_route_file_that_is_broken_is_told_until_it_is_mended() throws Exception {
        Path routes = Files.createDirectory(folder.resolve("routes"));
        try (var files = Files.list(Path.of("routes"))) {
            for (Path file : files.toList()) {
                Files.copy(file, routes.resolve(file.getFileName()));
            }
        }
        bench.with("kis.routes.reload", "on")
                .with("camel.main.routes-include-pattern", "file:" + routes + "/*.camel.yaml")
                .start();
        Path price = routes.resolve("kis-current-price.camel.yaml");
        String text = Files.readString(price);
        Files.writeString(price, text.replace("- setHeader:", "- setHaeder:"));
        bench.awaitTold("route-file-refused");
        assertThat(bench.told("route-file-refused")).contains("kis-current-price.camel.yaml:");

        Files.writeString(price, text);
        bench.awaitOver("route-file-refused");
    }
}
