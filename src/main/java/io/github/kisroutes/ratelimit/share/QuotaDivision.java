package io.github.kisroutes.ratelimit.share;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How the quota is divided. Each process computes its own part from the same row, so all come to the same result.
 *
 * @param process this one
 * @param others what the other living processes have
 * @param units what there is for all, calls per period
 */
record QuotaDivision(String process, List<QuotaLease> others, int units) {
    /** What nobody else has; negative when the quota has shrunk and the others have not yet given way. */
    int free() {
        return units - others.stream().mapToInt(QuotaLease::units).sum();
    }

    /** With more processes than units: whether one of the others has none. */
    boolean isWaitedFor() {
        return others.size() >= units && others.stream().anyMatch(claim -> claim.units() == 0);
    }

    /**
     * This process's part: one unit for each in turn, those that came first first, until each has what it wants. What is left
     * then, is divided in the same way among all.
     *
     * @param queuedAt the place of this process in the order
     * @param wanted calls per period that it could make
     */
    int fairPart(Instant queuedAt, int wanted) {
        List<QuotaLease> all = new ArrayList<>(others);
        all.add(new QuotaLease(process, 0, Instant.MAX, queuedAt, wanted));
        all.sort(Comparator.comparing(QuotaLease::queuedAt).thenComparing(QuotaLease::process));
        int part = 0;
        int left = units;
        for (int round = 0; left > 0; round++) {
            int before = left;
            for (QuotaLease each : all) {
                if (left > 0 && round < each.wanted()) {
                    left--;
                    part += each.process().equals(process) ? 1 : 0;
                }
            }
            if (left == before) {
                return part + evenPart(all, left);
            }
        }
        return part;
    }

    private int evenPart(List<QuotaLease> all, int left) {
        int before = 0;
        while (!all.get(before).process().equals(process)) {
            before++;
        }
        return left / all.size() + (before < left % all.size() ? 1 : 0);
    }
}
