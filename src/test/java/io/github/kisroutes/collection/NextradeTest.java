package io.github.kisroutes.collection;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisroutes.simulator.http.Calls;
import io.github.kisroutes.simulator.http.Fault;
import io.github.kisroutes.simulator.market.CandleSource;
import io.github.kisroutes.simulator.market.DayBar;
import io.github.kisroutes.simulator.market.KrxCandles;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A collection on Nextrade, where only some of the stocks are traded. */
class NextradeTest {
    private static final String NOT_THERE = "035420";

    @TempDir
    Path folder;

    private TestInstallation here;

    /** The candles of KRX stand for those of Nextrade, which nobody ships. */
    private record Nextrade(CandleSource krx, Set<String> traded) implements CandleSource {
        @Override
        public List<String> codes() {
            return krx.codes();
        }

        @Override
        public String board(String code) {
            return krx.board(code);
        }

        @Override
        public Optional<String> name(String code) {
            return krx.name(code);
        }

        @Override
        public List<DayBar> bars(Series series, LocalDate from, LocalDate to) {
            return !series.market().equals("NX")
                    ? krx.bars(series, from, to)
                    : traded.contains(series.code())
                            ? krx.bars(new Series(series.code(), "J", series.adjusted()), from, to)
                            : List.of();
        }
    }

    @AfterEach
    void stop() {
        here.stop();
        here.broker().close();
    }

    private void start() {
        here = TestInstallation.at(
                        "2025-06-12T20:30:00",
                        folder,
                        Map.of("kis.market", "NX", "kis.collect.symbols", "005930,000660," + NOT_THERE),
                        new Nextrade(KrxCandles.shipped(), Set.of("005930", "000660")))
                .start(Map.of());
    }

    private void assertGreen(String now, String kind) {
        here.on(now);
        assertThat(here.collect(kind).exitCode()).as("%s at %s", kind, now).isZero();
        assertThat(here.count("missing_daily_price")).isZero();
        assertThat(here.count("doubtful_daily_price")).isZero();
    }

    @Test
    void a_stock_that_is_not_traded_there_is_explained_and_makes_nothing_red() {
        start();
        assertGreen("2025-06-12T20:30:00", "DAILY");
        assertGreen("2025-06-13T07:30:00", "SETTLE");
        assertGreen("2025-06-13T20:30:00", "DAILY");
        assertGreen("2025-06-16T07:30:00", "SETTLE");

        assertThat(here.rows("SELECT DISTINCT stock_code, market, reason, said_by FROM resolution"))
                .containsExactly(Map.of(
                        "stock_code", NOT_THERE, "market", "NX", "reason", "NOT_TRADED_HERE", "said_by", "STOCK_INFO"));
        assertThat(here.count("daily_price WHERE stock_code = ?", NOT_THERE)).isZero();
        assertThat(here.rows("SELECT DISTINCT market FROM daily_price")).containsExactly(Map.of("market", "NX"));
        assertThat(here.count("daily_price WHERE is_final AND trade_date <= DATE '2025-06-12'"))
                .isEqualTo(here.count("daily_price WHERE trade_date <= DATE '2025-06-12'"));
    }

    @Test
    void a_stock_that_is_traded_there_and_comes_without_rows_is_red_until_they_come() {
        start();
        here.broker()
                .faults()
                .on(Calls.trId("FHKST03010100").and(Calls.code("000660")))
                .after(0, 9, Fault.field("output2", List.of()));
        assertThat(here.collect("DAILY").exitCode()).isEqualTo(2);
        assertThat(here.count("resolution WHERE stock_code = '000660'")).isZero();

        here.broker().faults().clear();
        assertGreen("2025-06-13T07:30:00", "SETTLE");
        assertThat(here.count("daily_price WHERE stock_code = '000660'"))
                .isEqualTo(here.count("daily_price WHERE stock_code = '005930'"));
    }
}
