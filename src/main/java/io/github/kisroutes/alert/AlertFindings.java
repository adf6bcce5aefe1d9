package io.github.kisroutes.alert;

import io.github.kisroutes.config.Language;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What a look at everything has found. For one thread. */
public final class AlertFindings {
    private final Language language;
    private final List<Finding> found = new ArrayList<>();
    private final Set<AlertCondition> undecided = EnumSet.noneOf(AlertCondition.class);

    /**
     * Something that is the matter.
     *
     * @param subject what it is about, such as a day: there is one alert for each; blank when there can be only one
     * @param text one sentence or two
     */
    record Finding(AlertCondition condition, String subject, String text) {}

    public AlertFindings(Language language) {
        this.language = language;
    }

    /**
     * Something is the matter.
     *
     * @param subject what it is about, such as a day: there is one alert for each; blank when there can be only one
     */
    public void add(AlertCondition condition, String subject, String english, String korean) {
        found.add(new Finding(condition, subject, language.of(english, korean)));
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
