package io.github.kisroutes.collection;

import static io.github.kisroutes.collection.TestInstallation.day;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.kisroutes.collection.schedule.CollectionSchedule;
import io.github.kisroutes.simulator.http.Calls;
import io.github.kisroutes.simulator.http.Fault;
import io.github.kisroutes.simulator.market.DayBar;
import io.github.kisroutes.simulator.market.GeneratedCandles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the daily schedule does on days on which the exchange does not open, wherever the host stands. */
class ClosedDaysTest {
    @TempDir
    Path folder;

    private TestInstallation here;

    @AfterEach
    void close() {
        here.close();
    }

    private void at(String now, Map<String, String> more) {
        here = TestInstallation.at(now, folder, Map.of("kis.collect.symbols", "000660,005930"))
                .start(more);
    }

    private int calendarQuestions() {
        return here.broker().record().matching(Calls.trId("CTCA0903R")).size();
    }

    @Test
    void a_holiday_is_a_skipped_run_with_its_reason_and_no_stock_is_collected() {
        at("2025-06-06T15:40:00", Map.of());
        here.fire();

        assertThat(here.newestRun()).isEqualTo("DAILY SKIPPED: 2025-06-06 (Fri) is no trading day: Memorial Day (KIS)");
        assertThat(here.questions()).hasSizeLessThanOrEqualTo(1);
        assertThat(here.count("daily_price")).isZero();
        assertThat(here.count("collection_item")).isZero();
    }

    @Test
    void the_last_weekday_of_a_year_is_a_closing_even_where_nobody_says_so() {
        at("2024-12-31T15:40:00", Map.of("kis.environment", "paper"));
        here.broker().faults().on(Calls.trId("FHKST03010100")).always(Fault.apiError("OPSQ2002"));
        here.fire();

        assertThat(here.newestRun())
                .startsWith("DAILY SKIPPED: 2024-12-31 (Tue) is no trading day: closing of the year");
        assertThat(calendarQuestions()).as("the paper host has no chk-holiday").isZero();
    }

    @Test
    void a_closure_that_nobody_announced_shows_in_the_missing_candle() {
        at("2025-06-11T15:40:00", Map.of());
        here.broker().candles().remove("005930", day("2025-06-11"));
        here.broker().candles().remove("000660", day("2025-06-11"));
        here.broker().candles().remove("035420", day("2025-06-11"));
        here.fire();

        assertThat(here.newestRun())
                .isEqualTo("DAILY SKIPPED: 2025-06-11 (Wed) is no trading day: the exchange is closed (OBSERVED)");
        assertThat(here.questions())
                .containsExactly(
                        "005930 ADJUSTED 20250528..20250611",
                        "000660 ADJUSTED 20250528..20250611",
                        "035420 ADJUSTED 20250528..20250611");
    }

    @Test
    void a_row_that_is_late_at_one_stock_skips_no_market() {
        at("2025-06-11T15:40:00", Map.of());
        here.broker().candles().remove("005930", day("2025-06-11"));
        here.fire();

        assertThat(here.newestRun()).startsWith("DAILY PARTIAL");
        assertThat(here.questions())
                .startsWith("005930 ADJUSTED 20250528..20250611", "000660 ADJUSTED 20250528..20250611")
                .noneMatch(question -> question.startsWith("035420"));
        assertThat(here.count("daily_price WHERE trade_date = DATE '2025-06-11'"))
                .isEqualTo(1L);
        assertThat(here.missing()).containsExactly("005930 ADJUSTED 2025-06-11");
    }

    @Test
    void one_question_is_enough_when_the_first_stock_has_its_row() {
        at("2025-06-11T15:40:00", Map.of());
        here.fire();

        assertThat(here.questions())
                .filteredOn(question -> question.contains("20250528"))
                .containsExactly("005930 ADJUSTED 20250528..20250611");
    }

    @Test
    void a_row_of_one_stock_opens_no_day_that_the_list_closes_and_the_rows_of_two_do() throws Exception {
        Path list = Files.writeString(folder.resolve("list.csv"), "date,name\n2025-06-11,a misprint\n");
        at("2025-06-11T15:40:00", Map.of("kis.environment", "paper", "kis.calendar.holidays-file", list.toString()));
        here.broker().candles().remove("000660", day("2025-06-11"));
        here.broker().candles().remove("035420", day("2025-06-11"));
        here.fire();
        assertThat(here.newestRun()).isEqualTo("DAILY SKIPPED: 2025-06-11 (Wed) is no trading day: a misprint (FILE)");
        assertThat(here.questions()).hasSize(3);

        here.close();
        at("2025-06-11T16:00:00", Map.of("kis.environment", "paper", "kis.calendar.holidays-file", list.toString()));
        here.fire();
        assertThat(here.newestRun()).startsWith("DAILY DONE");
    }

    @Test
    void on_a_thursday_of_november_no_missing_row_closes_the_day_before_half_past_four() {
        here = TestInstallation.at(
                        "2025-11-13T15:40:00",
                        folder,
                        Map.of("kis.collect.symbols", "000660,005930"),
                        GeneratedCandles.of(6_000, day("2025-10-01"), day("2025-11-12")))
                .start(Map.of());
        here.fire();

        assertThat(here.newestRun()).startsWith("DAILY DONE");
        assertThat(here.questions()).as("one look, then the two stocks").hasSize(3);
    }

    @Test
    void on_a_thursday_of_november_a_row_that_others_have_is_missing_before_half_past_four() {
        here = TestInstallation.at(
                        "2025-11-06T15:40:00",
                        folder,
                        Map.of("kis.collect.symbols", "000660,001000,005930"),
                        GeneratedCandles.of(6_000, day("2025-10-01"), day("2025-11-06")))
                .start(Map.of());
        here.broker().faults().on(Calls.code("001000")).always(Fault.rows(rows -> rows.subList(1, rows.size())));
        here.fire();

        assertThat(here.newestRun()).startsWith("DAILY PARTIAL");
        assertThat(here.missing()).containsExactly("001000 ADJUSTED 2025-11-06");
        here.broker().faults().clear();
        assertThat(here.on("2025-11-06T15:50:00").collect("DAILY").exitCode()).isZero();
        assertThat(here.missing()).isEmpty();
    }

    @Test
    void a_suspension_of_the_stock_that_is_looked_at_closes_no_day() {
        at("2025-06-11T15:40:00", Map.of());
        for (String day : new String[] {"2025-06-09", "2025-06-10", "2025-06-11"}) {
            here.broker().candles().put("005930", DayBar.suspended(day(day), 60_000));
        }
        here.fire();

        assertThat(here.newestRun()).startsWith("DAILY DONE");
        assertThat(here.count("daily_price WHERE trade_date = DATE '2025-06-11'"))
                .isEqualTo(2L);
    }

    @Test
    void ten_past_midnight_collects_the_session_of_yesterday() {
        at("2025-06-12T00:10:00", Map.of());
        here.fire();
        assertThat(here.newestRun()).startsWith("DAILY DONE");
        assertThat(here.texts("SELECT MAX(trade_date) FROM daily_price")).containsExactly("2025-06-11");
        assertThat(here.texts("SELECT trade_date FROM collection_run")).containsExactly("2025-06-11");
    }

    @Test
    void ten_past_midnight_after_a_closed_day_is_skipped() {
        at("2025-06-07T00:10:00", Map.of());
        here.fire();

        assertThat(here.newestRun()).startsWith("DAILY SKIPPED: 2025-06-06 (Fri) is no trading day: Memorial Day");
    }

    @Test
    void the_day_is_that_of_seoul_from_midnight_to_midnight_on_a_host_in_new_york() {
        assertThat(ZoneId.systemDefault()).isNotEqualTo(ZoneId.of("Asia/Seoul"));
        at("2025-06-11T23:59:50", Map.of());
        here.fire();
        assertThat(here.texts("SELECT MAX(trade_date) FROM daily_price")).containsExactly("2025-06-11");
        here.on("2025-06-12T08:59:50").fire();
        assertThat(here.questions()).allMatch(question -> question.endsWith("20250611"));
        here.on("2025-06-12T09:00:00").fire();

        assertThat(here.texts("SELECT MAX(trade_date) FROM daily_price")).containsExactly("2025-06-12");
        assertThat(here.texts("SELECT SUBSTRING(run_id FROM 1 FOR 13) FROM collection_run ORDER BY started_at"))
                .containsExactly("20250612-0000", "20250612-0859", "20250612-0900");
    }

    @Test
    void the_calendar_is_asked_once_a_day_however_often_the_schedule_fires() {
        at("2025-06-11T15:40:00", Map.of());
        here.fire();
        assertThat(calendarQuestions()).isBetween(1, 2);
        here.fire();
        assertThat(calendarQuestions()).isZero();
        here.on("2025-06-12T15:40:00").fire();
        assertThat(calendarQuestions()).isEqualTo(1);
        here.start(Map.of()).fire();
        assertThat(calendarQuestions()).as("after a restart on the same day").isZero();
    }

    @Test
    void a_calendar_that_lies_about_every_day_stops_no_collection_and_hides_no_row() {
        at("2025-06-11T15:40:00", Map.of());
        StringBuilder lies = new StringBuilder();
        day("2025-05-07")
                .datesUntil(day("2025-06-20"))
                .forEach(day ->
                        lies.append(",{\"bass_dt\":\"" + day.toString().replace("-", "") + "\",\"opnd_yn\":\"N\"}"));
        here.broker()
                .faults()
                .on(Calls.trId("CTCA0903R"))
                .always(Fault.body("{\"rt_cd\":\"0\",\"msg_cd\":\"KIOK0500\",\"output\":[" + lies.substring(1) + "]}"));
        here.fire();

        assertThat(here.newestRun()).startsWith("DAILY DONE");
        assertThat(here.count("daily_price WHERE stock_code = '000660'")).isEqualTo(21L);
        assertThat(here.count("rejected_row")).isZero();
        assertThat(here.texts("SELECT state FROM calendar_question")).containsExactly("FAILED");
    }

    @Test
    void a_missed_firing_on_a_holiday_is_skipped_once_and_not_missed_again() {
        at("2025-06-05T15:40:30", Map.of());
        here.fire();
        here.on("2025-06-06T18:00:00").start(Map.of("kis.collect.once", "false"));

        await().atMost(Duration.ofSeconds(30)).until(() -> here.newestRun().startsWith("DAILY SKIPPED"));
        CollectionSchedule schedule =
                here.product().camel().getRegistry().lookupByNameAndType("kisSchedule", CollectionSchedule.class);
        assertThat(schedule.isMissed()).isFalse();
        here.on("2025-06-07T12:00:00");
        assertThat(schedule.isMissed()).isFalse();
    }
}
