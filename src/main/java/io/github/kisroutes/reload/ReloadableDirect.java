package io.github.kisroutes.reload;

import java.util.Map;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Producer;
import org.apache.camel.component.direct.DirectComponent;
import org.apache.camel.component.direct.DirectConsumer;
import org.apache.camel.component.direct.DirectConsumerNotAvailableException;
import org.apache.camel.component.direct.DirectEndpoint;
import org.apache.camel.support.DefaultAsyncProducer;

/**
 * The component {@code direct} below routes that are exchanged while they run: each call looks for the route that is there now,
 * and waits for one where there is none.
 *
 * <p>Camel's own lets each caller remember the route. When that is suspended, the first thread waits for its return, but further
 * threads of the same caller go on into the old one (seen with Camel 4.18.0), so that a busy route never comes to rest.
 */
final class ReloadableDirect extends DirectComponent {
    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        LookingEndpoint endpoint = new LookingEndpoint(uri, this);
        endpoint.setBlock(isBlock());
        endpoint.setTimeout(getTimeout());
        setProperties(endpoint, parameters);
        return endpoint;
    }

    private static final class LookingEndpoint extends DirectEndpoint {
        private LookingEndpoint(String uri, ReloadableDirect component) {
            super(uri, component);
        }

        @Override
        public Producer createProducer() {
            return new LookingProducer(this);
        }
    }

    private static final class LookingProducer extends DefaultAsyncProducer {
        private final LookingEndpoint endpoint;

        private LookingProducer(LookingEndpoint endpoint) {
            super(endpoint);
            this.endpoint = endpoint;
        }

        @Override
        @SuppressWarnings("deprecation") // Camel names nothing else to ask for the consumer
        public boolean process(Exchange exchange, AsyncCallback callback) {
            try {
                DirectConsumer route = endpoint.getConsumer();
                if (route != null) {
                    return route.getAsyncProcessor().process(exchange, callback);
                }
                exchange.setException(new DirectConsumerNotAvailableException(
                        "No route answers to " + endpoint.getEndpointUri() + " within " + endpoint.getTimeout() + " ms",
                        exchange));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                exchange.setException(e);
            }
            callback.done(true);
            return true;
        }
    }
}
