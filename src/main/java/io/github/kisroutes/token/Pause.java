package io.github.kisroutes.token;

import java.time.Duration;

/** How this process waits; a test lets its clock go on instead. */
@FunctionalInterface
public interface Pause {
    void pause(Duration length) throws InterruptedException;
}
