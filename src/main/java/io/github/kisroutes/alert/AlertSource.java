package io.github.kisroutes.alert;

import java.util.Set;

/** Tells what is the matter at this moment. Asked every few seconds, so it has to be cheap. */
public interface AlertSource {
    /** The conditions that it can find; when it fails, they stay as they are. */
    Set<AlertCondition> conditions();

    /** Adds all that is the matter now. What it does not add is over, unless it says that it cannot tell. */
    void look(AlertFindings findings) throws Exception;
}
