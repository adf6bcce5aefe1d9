package io.github.kisroutes.alert;

import io.github.kisroutes.message.Messages;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What a look at everything has found. For one thread. */
public final class AlertFindings {
    private final Messages messages;
    private final List<Finding> found = new ArrayList<>();
    private final Set<AlertCondition> undecided = EnumSet.noneOf(AlertCondition.class);

    /**
     * Something that is the matter.
     *
     * @param subject what it is about, such as a day: there is one alert for each; blank when there can be only one
     * @param text one sentence or two
     */
    record Finding(AlertCondition condition, String subject, String text) {}

    public AlertFindings(Messages messages) {
        this.messages = messages;
    }

    /**
     * Something is the matter.
     *
     * @param subject what it is about, such as a day: there is one alert for each; blank when there can be only one
     * @param key of the text that says it, as {@link Messages#text} takes it
     */
    public void add(AlertCondition condition, String subject, String key, Object... values) {
        found.add(new Finding(condition, subject, messages.text(key, values)));
    }

    /** Whether a condition holds cannot be told now: what is open stays so. */
    public void undecided(AlertCondition condition) {
        undecided.add(condition);
    }

    List<Finding> found() {
        return found;
    }

    Set<AlertCondition> undecided() {
        return undecided;
    }
}
