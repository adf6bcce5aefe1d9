package io.github.kisroutes.laboratory;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Healthy days after whatever was before: every answer is honest, nobody dies, and an operator is there. */
final class Healing {
    /** After so many healthy days the operator explains what nobody else can. */
    private static final int OPERATOR_LOOKS = 4;

    private final Laboratory lab;

    Healing(Laboratory lab) {
        this.lab = lab;
    }

    /** Leaves it to healthy days until everything is green; fails when it is not by then. */
    void heal(int days) {
        lab.here().broker().faults().clear();
        lab.start(Map.of()).note("-- from here on everything is healthy");
        List<String> red = List.of("nothing was collected");
        LocalDate day = Hours.dayOf(lab.now());
        for (int i = 0; i < days && !red.isEmpty(); i++) {
            day = lab.market().openDays().higher(day);
            Tables before = lab.tables();
            lab.at(day, Hours.SETTLE).collect("SETTLE");
            lab.announceClosure(true);
            lab.check();
            lab.at(day, Hours.DAILY).fire();
            lab.check();
            if (i == OPERATOR_LOOKS) {
                explain();
            }
            red = lab.notGreen(before);
        }
        if (!red.isEmpty()) {
            throw new AssertionError(
                    "Not green after " + days + " healthy days.\n  " + String.join("\n  ", red) + "\n" + lab.told());
        }
    }

    /** The operator says that a stock was halted on days without a row, or is gone: nobody else tells that afterwards. */
    private void explain() {
        for (Stock stock : lab.market().stocks()) {
            if (stock.vanishes() && stock.isDelisted(lab.now())) {
                resolve(stock.code(), stock.listed(), stock.delisted().orElseThrow(), "DELISTED");
            }
            lab.market().openDays().headSet(Hours.dayOf(lab.now())).stream()
                    .filter(each -> !each.isBefore(stock.listed()))
                    .filter(each -> !stock.days().containsKey(each)
                            && stock.delisted()
                                    .filter(end -> !each.isBefore(end))
                                    .isEmpty())
                    .forEach(each -> resolve(stock.code(), each, each, "HALTED"));
        }
    }

    private void resolve(String code, LocalDate from, LocalDate to, String reason) {
        lab.here().product().resolve(code, from, to, reason, "so it was");
    }
}
