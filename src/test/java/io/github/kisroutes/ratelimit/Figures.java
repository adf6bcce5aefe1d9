package io.github.kisroutes.ratelimit;

import java.util.DoubleSummaryStatistics;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What the tests in virtual time have found, for {@code docs/performance.md}: printed at the end with {@code -Dquota.figures=true}. */
final class Figures {
    private static final Map<String, DoubleSummaryStatistics> ALL = new TreeMap<>();

    static {
        if (Boolean.getBoolean("quota.figures")) {
            Runtime.getRuntime().addShutdownHook(new Thread(Figures::print));
        }
    }

    private Figures() {}

    static synchronized void note(String what, double figure) {
        ALL.computeIfAbsent(what, any -> new DoubleSummaryStatistics()).accept(figure);
    }

    private static synchronized void print() {
        System.out.printf("%n| virtual time | least | most | of so many |%n|---|---|---|---|%n");
        ALL.forEach((what, figures) -> System.out.printf(
                Locale.ROOT,
                "| %s | %.2f | %.2f | %d |%n",
                what,
                figures.getMin(),
                figures.getMax(),
                figures.getCount()));
    }
}
