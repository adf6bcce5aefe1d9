package io.github.kisroutes.alert;

import io.github.kisroutes.message.Messages;
import io.github.kisroutes.shared.ProcessIdentity;
import java.time.Duration;

/**
 * Whose alerts these are, and how they are told.
 *
 * @param installation told apart from others in the same database
 * @param process this process
 * @param messages in the language of the alerts
 * @param origin where they come from, as a person reads it: environment and host
 * @param lease how long a process without a sign of life is left alone; so long an absence of the database is borne in silence
 * @param repeat how long after a message a standing alert is told again
 */
public record AlertScope(
        String installation,
        ProcessIdentity process,
        Messages messages,
        String origin,
        Duration lease,
        Duration repeat) {
    /** For how long nobody has seen what is over: twice a lease, so that a process that hangs for one does not count. */
    Duration quiet() {
        return lease.multipliedBy(2);
    }
}
