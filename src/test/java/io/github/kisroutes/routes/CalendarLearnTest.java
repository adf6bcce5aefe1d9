package io.github.kisroutes.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisroutes.Product;
import io.github.kisroutes.calendar.CalendarSource;
import io.github.kisroutes.calendar.TradingCalendar;
import io.github.kisroutes.calendar.TradingDay;
import io.github.kisroutes.simulator.MutableClock;
import io.github.kisroutes.simulator.Simulator;
import io.github.kisroutes.simulator.SimulatorOptions;
import io.github.kisroutes.simulator.http.Calls;
import io.github.kisroutes.simulator.http.Fault;
import io.github.kisroutes.simulator.http.SeenCall;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code routes/kis-calendar-learn.camel.yaml} and {@code routes/kis-holidays.camel.yaml}. */
class CalendarLearnTest {
    private static final LocalDate MONDAY = LocalDate.of(2025, 6, 16);

    @TempDir
    Path folder;

    private final MutableClock clock = MutableClock.atSeoul("2025-06-16T15:45:00");
    private final Simulator broker =
            Simulator.start(SimulatorOptions.defaults().withClock(clock).withQuota(0));
    private Product product;

    @AfterEach
    void stop() {
        product.close();
        broker.close();
    }

    private TradingCalendar start(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("kis.token.issue-interval", "1s"); // of the database, whose clock no test moves by a day
        product = Product.start(broker, folder, all);
        return product.camel().getRegistry().lookupByNameAndType("kisCalendar", TradingCalendar.class);
    }

    private String learn() {
        Exchange exchange = product.ask("kis-calendar-learn", Map.of());
        assertThat(exchange.getException()).isNull();
        return exchange.getMessage().getBody(String.class);
    }

    private List<SeenCall> questions() {
        return broker.record().matching(Calls.trId("CTCA0903R"));
    }

    private Map<String, Object> remembered() {
        return product.rows("SELECT * FROM calendar_question ORDER BY asked_on DESC")
                .get(0);
    }

    @Test
    void the_first_lesson_joins_its_pages_without_a_gap_or_a_double_day() {
        TradingCalendar calendar = start(Map.of());

        assertThat(learn()).isEqualTo("Calendar: learned 47 days (2025-05-12..2025-06-27) from 2 answers");

        assertThat(questions())
                .extracting(seen -> seen.call().parameters())
                .containsExactly(
                        Map.of("BASS_DT", "20250512", "CTX_AREA_NK", "", "CTX_AREA_FK", ""),
                        Map.of("BASS_DT", "20250512", "CTX_AREA_NK", "20250604", "CTX_AREA_FK", "20250512"));
        assertThat(calendar.days(LocalDate.of(2025, 5, 12), LocalDate.of(2025, 6, 27))
                        .values())
                .hasSize(47)
                .allSatisfy(day -> assertThat(day.source()).isEqualTo(CalendarSource.KIS))
                .allSatisfy(day ->
                        assertThat(day.open()).isEqualTo(broker.calendar().isOpen(day.date())))
                .allSatisfy(
                        day -> assertThat(day.certain()).isEqualTo(day.date().isBefore(MONDAY)));
        assertThat(calendar.day(LocalDate.of(2025, 6, 3)).reason()).isEqualTo("presidential election");
        assertThat(remembered()).containsEntry("state", "LEARNED").containsEntry("day_count", 47);
    }

    @Test
    void learned_every_day_one_question_is_enough_and_none_is_asked_twice_a_day() {
        start(Map.of());
        learn();
        broker.record().clear();

        assertThat(learn()).isEqualTo("Calendar: not asked, the broker was asked on 2025-06-16 already");
        assertThat(questions()).isEmpty();
        clock.set(MutableClock.atSeoul("2025-06-17T00:10:00").instant());
        assertThat(learn()).isEqualTo("Calendar: learned 24 days (2025-06-16..2025-07-09) from 1 answers");

        assertThat(questions()).hasSize(1);
    }

    @Test
    void a_closure_that_was_decreed_after_the_lesson_is_learned_the_day_after() {
        TradingCalendar calendar = start(Map.of());
        LocalDate tuesday = LocalDate.of(2025, 6, 17);
        learn();
        assertThat(calendar.day(tuesday)).isEqualTo(new TradingDay(tuesday, true, CalendarSource.KIS, false, ""));
        broker.calendar().close(tuesday);

        clock.set(MutableClock.atSeoul("2025-06-17T15:40:00").instant());
        calendar.observeClosure(tuesday, false);
        assertThat(calendar.decide())
                .hasToString("2025-06-17 (Tue) is no trading day: the exchange is closed (OBSERVED)");
        clock.set(MutableClock.atSeoul("2025-06-18T08:00:00").instant());
        learn();

        assertThat(calendar.day(tuesday))
                .isEqualTo(new TradingDay(tuesday, false, CalendarSource.KIS, true, "the exchange is closed"));
    }

    @Test
    void a_broker_that_refuses_is_noted_not_asked_again_today_and_harms_nobody() {
        broker.faults().on(Calls.trId("CTCA0903R")).always(Fault.apiError("OPSQ0002"));
        TradingCalendar calendar = start(Map.of());

        assertThat(learn()).contains("learned 0 days", "OPSQ0002", "tomorrow");
        broker.faults().clear();
        learn();

        assertThat(questions()).hasSize(1);
        assertThat(remembered()).containsEntry("state", "FAILED").containsEntry("day_count", 0);
        assertThat((String) remembered().get("answer")).contains("OPSQ0002");
        assertThat(calendar.decide().source()).isEqualTo(CalendarSource.WEEKDAY);
    }

    @Test
    void a_question_that_reached_nobody_is_asked_again_at_the_next_occasion() {
        start(Map.of());
        broker.faults().on(Calls.trId("CTCA0903R")).always(Fault.reset());

        assertThat(learn()).contains("learned 0 days", "at the next collection");
        assertThat(remembered()).containsEntry("state", "SILENT").containsEntry("attempts", 1);
        broker.faults().clear();

        assertThat(learn()).contains("learned 47 days");
        assertThat(remembered()).containsEntry("state", "LEARNED").containsEntry("attempts", 2);
        assertThat(learn()).contains("not asked");
    }

    @Test
    void a_question_that_got_no_token_is_asked_again_at_the_next_occasion() {
        start(Map.of());
        broker.faults().on(Calls.token()).always(Fault.apiError("EGW00103"));

        assertThat(learn()).contains("learned 0 days");
        assertThat(questions()).isEmpty();

        assertThat(remembered()).containsEntry("state", "SILENT");
    }

    @Test
    void a_question_of_a_clock_that_was_ahead_does_not_silence_the_day() {
        start(Map.of());
        product.update("INSERT INTO calendar_question (asked_on, asked_at, state)"
                + " VALUES (DATE '2025-06-17', TIMESTAMP WITH TIME ZONE '2025-06-17 01:00:00+09', 'LEARNED')");
        assertThat(learn()).contains("learned 47 days");
        clock.set(MutableClock.atSeoul("2025-06-17T15:40:00").instant());

        assertThat(learn()).contains("learned 24 days (2025-06-16..");
    }

    @Test
    void what_came_before_a_fault_is_kept() {
        broker.faults().on(Calls.trId("CTCA0903R")).after(1, 99, Fault.body("{\"rt_cd\":\"0\",\"output\":[]}"));
        TradingCalendar calendar = start(Map.of());

        assertThat(learn()).contains("learned 24 days (2025-05-12..2025-06-04)", "without a readable day");

        assertThat(calendar.day(LocalDate.of(2025, 6, 3)).source()).isEqualTo(CalendarSource.KIS);
        assertThat(calendar.day(LocalDate.of(2025, 6, 5)).source()).isEqualTo(CalendarSource.WEEKDAY);
        assertThat(remembered()).containsEntry("state", "FAILED").containsEntry("day_count", 24);
    }

    @Test
    void a_bad_moment_is_repeated_within_the_one_lesson() {
        broker.faults().on(Calls.trId("CTCA0903R")).next(2, Fault.apiError("EGW00201"));
        start(Map.of());

        assertThat(learn()).contains("learned 47 days");
    }

    @Test
    void a_broker_that_repeats_a_page_for_ever_is_asked_no_further() {
        broker.faults()
                .on(Calls.trId("CTCA0903R"))
                .always(Fault.body("{\"rt_cd\":\"0\",\"ctx_area_nk\":\"20250512\",\"ctx_area_fk\":\"20250512\","
                        + "\"output\":[{\"bass_dt\":\"20250512\",\"opnd_yn\":\"Y\"}]}"));
        start(Map.of());

        assertThat(learn()).contains("learned 1 days");

        assertThat(questions()).hasSize(2);
    }

    @Test
    void the_paper_host_is_not_asked() {
        start(Map.of("kis.environment", "paper"));

        assertThat(learn()).isEqualTo("Calendar: not asked, the paper host has no chk-holiday");

        assertThat(broker.record().all()).isEmpty();
    }

    @Test
    void days_are_those_of_seoul_at_ten_past_midnight() {
        clock.set(MutableClock.atSeoul("2025-06-16T23:59:00").instant());
        TradingCalendar calendar = start(Map.of());
        learn();
        clock.advance(Duration.ofMinutes(11));

        assertThat(learn()).contains("learned 24 days (2025-06-16..");
        assertThat(calendar.day(MONDAY)).isEqualTo(new TradingDay(MONDAY, true, CalendarSource.KIS, true, ""));
        assertThat(calendar.sessionDay()).isEqualTo(MONDAY);
    }
}
