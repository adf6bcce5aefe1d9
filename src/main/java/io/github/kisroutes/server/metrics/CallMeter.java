package io.github.kisroutes.server.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Timer;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.spi.CamelEvent.ExchangeSendingEvent;
import org.apache.camel.spi.CamelEvent.ExchangeSentEvent;
import org.apache.camel.support.EventNotifierSupport;

/** Times the calls to KIS, from the moment they are sent to the last byte of the answer, and counts those without an answer. */
final class CallMeter extends EventNotifierSupport {
    /** Round a usual answer of 20 to 400 ms, up to the longest that is waited for. */
    static final Duration[] BUCKETS = {
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(200),
        Duration.ofMillis(400),
        Duration.ofMillis(800),
        Duration.ofMillis(1600),
        Duration.ofSeconds(3),
        Duration.ofSeconds(10),
        Duration.ofSeconds(30)
    };

    private final String broker;
    private final Timer duration;
    private final Counter unanswered;

    CallMeter(URI broker, Timer duration, Counter unanswered) {
        this.broker = broker.toString();
        this.duration = duration;
        this.unanswered = unanswered;
        setIgnoreCamelContextEvents(true);
        setIgnoreCamelContextInitEvents(true);
        setIgnoreRouteEvents(true);
        setIgnoreServiceEvents(true);
        setIgnoreStepEvents(true);
        setIgnoreExchangeCreatedEvent(true);
        setIgnoreExchangeCompletedEvent(true);
        setIgnoreExchangeFailedEvents(true);
        setIgnoreExchangeRedeliveryEvents(true);
        setIgnoreExchangeAsyncProcessingStartedEvents(true);
    }

    /** The sending has to be taken as well: Camel takes the time of those alone of which somebody wants to know the beginning. */
    @Override
    public boolean isEnabled(CamelEvent event) {
        return event instanceof ExchangeSendingEvent sending && isCall(sending.getEndpoint())
                || event instanceof ExchangeSentEvent sent && isCall(sent.getEndpoint());
    }

    private boolean isCall(Endpoint endpoint) {
        return endpoint.getEndpointUri().startsWith(broker);
    }

    @Override
    public void notify(CamelEvent event) {
        if (event instanceof ExchangeSentEvent sent) {
            record(sent);
        }
    }

    private void record(ExchangeSentEvent sent) {
        duration.record(sent.getTimeTaken(), TimeUnit.MILLISECONDS);
        if (sent.getExchange().getException() != null) {
            unanswered.increment();
        }
    }
}
