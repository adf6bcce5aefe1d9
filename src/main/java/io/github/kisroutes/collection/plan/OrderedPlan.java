package io.github.kisroutes.collection.plan;

import io.github.kisroutes.candle.DateWindow;
import io.github.kisroutes.collection.plan.RunPlan.Planned;
import io.github.kisroutes.collection.range.PendingRanges;
import io.github.kisroutes.collection.range.Question;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/** The plan of a run that somebody asks for. */
record OrderedPlan(RunPlanner planner, RunScope scope) {
    RunPlan of(RunOrder order) {
        return switch (order.kind()) {
            case DAILY, SETTLE -> planner.plan(order.kind());
            case BACKFILL -> planner.backfill(order.days().orElseThrow(), order.symbols());
            case HEAL -> healing(planner.plan(RunKind.HEAL), order);
        };
    }

    /** What of it lies in some days and stocks; its name is another one, so that a whole healing is not the same work. */
    private RunPlan healing(RunPlan all, RunOrder order) {
        DateWindow days = order.days().orElse(all.days());
        List<Planned> symbols = all.symbols().stream()
                .filter(planned -> order.symbols().isEmpty()
                        || order.symbols().contains(planned.symbol().code().value()))
                .map(planned -> new Planned(planned.symbol(), within(planned.remaining(), days)))
                .filter(planned -> !planned.remaining().isEmpty())
                .toList();
        DateWindow window = cut(all.days(), days).findFirst().orElse(days);
        return new RunPlan(all.kind(), window, all.series(), scope.job(all.kind(), window, symbols), symbols);
    }

    private static PendingRanges within(PendingRanges ranges, DateWindow days) {
        return new PendingRanges(ranges.ranges().stream()
                .flatMap(range -> cut(range.days(), days).map(left -> new Question(range.basis(), left)))
                .toList());
    }

    private static Stream<DateWindow> cut(DateWindow days, DateWindow to) {
        LocalDate from = days.from().isBefore(to.from()) ? to.from() : days.from();
        LocalDate last = days.to().isAfter(to.to()) ? to.to() : days.to();
        return from.isAfter(last) ? Stream.empty() : Stream.of(new DateWindow(from, last));
    }
}
