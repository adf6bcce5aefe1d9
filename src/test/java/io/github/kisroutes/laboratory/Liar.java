package io.github.kisroutes.laboratory;

import io.github.kisroutes.simulator.MutableClock;
import io.github.kisroutes.simulator.http.Call;
import io.github.kisroutes.simulator.http.Calls;
import io.github.kisroutes.simulator.http.Fault;
import io.github.kisroutes.simulator.http.FaultScript;
import io.github.kisroutes.simulator.market.CandleSource.Series;
import io.github.kisroutes.simulator.market.DayBar;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;

/** Makes the broker's answers wrong, in any of the ways of {@link BrokerLie}. */
final class Liar {
    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
    private static final int ZEROS = 10;

    private final FaultScript faults;
    private final MadeUpMarket market;
    private final Lies lies;
    private final MutableClock clock;

    Liar(FaultScript faults, MadeUpMarket market, Lies lies, MutableClock clock) {
        this.clock = clock;
        this.faults = faults;
        this.market = market;
        this.lies = lies;
    }

    /**
     * From now on.
     *
     * @param spared how many questions about the stock are answered honestly before
     * @param times how many are not, then
     * @param seed of what is left to chance
     */
    void lie(BrokerLie trouble, String code, int spared, int times, long seed) {
        Predicate<Call> calls =
                switch (trouble) {
                    case NO_CALENDAR -> Calls.trId("CTCA0903R");
                    case NO_STOCK_INFO -> Calls.trId("CTPF1002R");
                    default -> Calls.trId("FHKST03010100").and(Calls.code(code));
                };
        faults.on(calls).after(spared, times, fault(trouble, seed));
    }

    private Fault fault(BrokerLie trouble, long seed) {
        return switch (trouble) {
            case TOO_MANY -> Fault.apiError("EGW00201");
            case EXPIRED -> Fault.rewritten((call, answer) -> expired());
            case HTTP_500, NO_CALENDAR, NO_STOCK_INFO -> Fault.httpError(500);
            case CUT_OFF -> Fault.cutOff();
            case NO_LIST -> Fault.field("output2", Map.of());
            default -> Fault.rewritten((call, answer) -> answer(trouble, call, answer, new Random(seed)));
        };
    }

    /** A minute is over then: the next token may be asked for at once, for the clock stands during a run. */
    private Map<String, Object> expired() {
        clock.advance(Duration.ofSeconds(70));
        return Map.of("rt_cd", "1", "msg_cd", "EGW00123", "msg1", "기간이 만료된 token 입니다.");
    }

    private Map<String, Object> answer(BrokerLie trouble, Call call, Map<String, Object> answer, Random random) {
        List<Map<String, Object>> rows = rows(answer);
        if (rows.isEmpty()) {
            return answer;
        }
        int size = rows.size();
        switch (trouble) {
            case SHORT -> keep(rows, 0, size * 6 / 10);
            case NO_ROWS -> rows.clear();
            case CUT_OLDEST -> keep(rows, 0, size - Math.min(size - 1, 1 + random.nextInt(5)));
            case CUT_NEWEST -> keep(rows, Math.min(size - 1, 1 + random.nextInt(4)), size);
            case OTHER_STOCK -> otherStock(call, answer, rows, random);
            case TENTH -> tenth(call, answer, rows);
            case PHANTOM -> phantom(rows);
            case HOLE -> remove(rows, size < 3 ? size : 1 + random.nextInt(size - 2));
            case LATE_ROW -> remove(rows, 0);
            case ZEROS -> zeros(call, rows);
            case DOUBLED ->
                rows.addAll(
                        0,
                        rows.subList(0, Math.min(3, size)).stream()
                                .map(LinkedHashMap::new)
                                .toList());
            case SHUFFLED -> Collections.shuffle(rows, random);
            case OUTSIDE -> outside(rows);
            default -> throw new IllegalArgumentException(trouble.name());
        }
        answer.put("output2", rows);
        return answer;
    }

    private static List<Map<String, Object>> rows(Map<String, Object> answer) {
        List<Map<String, Object>> copies = new ArrayList<>();
        if (answer.get("output2") instanceof List<?> rows) {
            for (Object row : rows) {
                Map<String, Object> copy = new LinkedHashMap<>();
                ((Map<?, ?>) row).forEach((name, value) -> copy.put((String) name, value));
                if (copy.containsKey("stck_bsop_date")) {
                    copies.add(copy);
                }
            }
        }
        return copies;
    }

    private static void keep(List<Map<String, Object>> rows, int from, int to) {
        List<Map<String, Object>> kept = List.copyOf(rows.subList(from, to));
        rows.clear();
        rows.addAll(kept);
    }

    private static void remove(List<Map<String, Object>> rows, int index) {
        if (index < rows.size()) {
            rows.remove(index);
        }
    }

    private static LocalDate day(Map<String, Object> row) {
        return LocalDate.parse((String) row.get("stck_bsop_date"), DAY);
    }

    static Series series(Call call) {
        return new Series(call.code(), "J", call.parameter("FID_ORG_ADJ_PRC").equals("0"));
    }

    private void otherStock(Call call, Map<String, Object> answer, List<Map<String, Object>> rows, Random random) {
        List<Stock> others = market.stocks().stream()
                .filter(stock -> !stock.code().equals(call.code()))
                .toList();
        Stock other = others.get(random.nextInt(others.size()));
        Map<String, Object> quote = new LinkedHashMap<>();
        ((Map<?, ?>) answer.get("output1")).forEach((name, value) -> quote.put((String) name, value));
        quote.put("stck_shrn_iscd", other.code());
        quote.put("hts_kor_isnm", other.name());
        answer.put("output1", quote);
        rows.removeIf(
                row -> !replaced(row, new Series(other.code(), "J", series(call).adjusted())));
    }

    private boolean replaced(Map<String, Object> row, Series other) {
        Optional<DayBar> bar = market.bars(other, day(row), day(row)).stream().findFirst();
        bar.ifPresent(its -> {
            row.put("stck_clpr", String.valueOf(its.close()));
            row.put("stck_oprc", String.valueOf(its.open()));
            row.put("stck_hgpr", String.valueOf(its.high()));
            row.put("stck_lwpr", String.valueOf(its.low()));
            row.put("acml_vol", String.valueOf(its.volume()));
            row.put("acml_tr_pbmn", String.valueOf(its.turnover().orElse(0)));
        });
        return bar.isPresent();
    }

    /** Only of a stock of which something is stored: nothing tells that the very first answer of all is wrong throughout. */
    private void tenth(Call call, Map<String, Object> answer, List<Map<String, Object>> rows) {
        if (lies.before() == null || !lies.before().rows.containsKey(series(call))) {
            return;
        }
        for (Map<String, Object> row : rows) {
            for (String price : List.of("stck_clpr", "stck_oprc", "stck_hgpr", "stck_lwpr", "prdy_vrss")) {
                row.put(price, String.valueOf(Long.parseLong((String) row.get(price)) / 10));
            }
        }
    }

    private void phantom(List<Map<String, Object>> rows) {
        LocalDate newest = day(rows.get(0));
        day(rows.get(rows.size() - 1))
                .datesUntil(newest)
                .filter(day -> !market.openDays().contains(day) && !MarketMaker.isClosedForEver(day))
                .reduce((one, later) -> later)
                .ifPresent(holiday -> {
                    int after = 0;
                    while (day(rows.get(after)).isAfter(holiday)) {
                        after++;
                    }
                    Map<String, Object> row = new LinkedHashMap<>(rows.get(after));
                    row.put("stck_bsop_date", DAY.format(holiday));
                    row.put("prdy_vrss", "0");
                    rows.add(after, row);
                });
    }

    private void zeros(Call call, List<Map<String, Object>> rows) {
        List<Map<String, Object>> newest = rows.subList(0, Math.min(ZEROS, rows.size()));
        for (int i = 0; i < newest.size(); i++) {
            Map<String, Object> row = newest.get(i);
            boolean stored = lies.before() != null
                    && lies.before().row(series(call), day(row)).isPresent();
            if (stored || i < 2) {
                List.of("stck_oprc", "stck_hgpr", "stck_lwpr", "acml_vol", "acml_tr_pbmn")
                        .forEach(name -> row.put(name, "0"));
                row.put("mod_yn", "Y");
                lies.tell(series(call), day(row));
            }
        }
    }

    private static void outside(List<Map<String, Object>> rows) {
        Map<String, Object> row = new LinkedHashMap<>(rows.get(rows.size() - 1));
        row.put("stck_bsop_date", DAY.format(day(row).minusYears(3)));
        rows.add(row);
    }
}
