package io.github.kisroutes.collection.schedule;

import io.github.kisroutes.message.Messages;
import java.time.Instant;

/** What the schedule says to a person. */
record ScheduleText(Timetable timetable, Messages messages) {
    /** When the schedules fire next. */
    String coming() {
        return timetable
                .nextDaily()
                .map(daily -> messages.text(
                        "schedule.next",
                        text(daily),
                        timetable.nextSettling().map(this::text).orElse("-")))
                .orElseGet(() -> messages.text("schedule.none"));
    }

    /** Nothing was ever collected. */
    String first(boolean atOnce) {
        return messages.text(atOnce ? "schedule.first-now" : "schedule.first") + " " + coming();
    }

    /** A planned collection that has no run. */
    String missed(Instant planned) {
        return messages.text("schedule.missed", text(planned)) + " " + coming();
    }

    /** One that did not end as it should, and continues now. */
    String continued(Instant planned, ScheduledRun run) {
        String said = run.isRunning()
                ? messages.text("schedule.unfinished", text(planned))
                : messages.text("schedule.again-now", text(planned), state(run));
        return said + " " + coming();
    }

    /** One that is tried again today. */
    String again(Instant planned, ScheduledRun run, Instant at) {
        return messages.text(
                "schedule.again-at", text(planned), state(run), messages.soon(at.atZone(timetable.zone())));
    }

    /** One that is tried again some day. */
    String againLater(Instant planned, ScheduledRun run) {
        return messages.text("schedule.again-later", text(planned), state(run)) + " " + coming();
    }

    private String state(ScheduledRun run) {
        return messages.text("state." + run.state());
    }

    private String text(Instant time) {
        return messages.planned(time.atZone(timetable.zone()));
    }
}
