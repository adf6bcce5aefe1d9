package io.github.kisroutes.wiring;

import org.apache.camel.spi.CamelEvent;
import org.apache.camel.spi.CamelEvent.CamelContextStoppingEvent;
import org.apache.camel.support.SimpleEventNotifierSupport;

/** When the context stops, nobody waits for a receiver of alerts that says nothing: its message is kept, and sent by the next start. */
final class LeavingAlerts extends SimpleEventNotifierSupport {
    private final Runnable breakOff;

    /** @param breakOff ends the calls that are under way */
    LeavingAlerts(Runnable breakOff) {
        this.breakOff = breakOff;
    }

    @Override
    public boolean isEnabled(CamelEvent event) {
        return event instanceof CamelContextStoppingEvent;
    }

    @Override
    public void notify(CamelEvent event) {
        breakOff.run();
    }
}
