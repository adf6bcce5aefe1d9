package io.github.kisroutes.crash;

import java.util.Optional;
import org.apache.camel.AsyncCallback;
import org.apache.camel.AsyncProcessor;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.model.BeanDefinition;
import org.apache.camel.model.ProcessorDefinitionHelper;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.support.processor.DelegateAsyncProcessor;

/** Sees the steps of the product's routes at which something of a question happens; Camel finds it in its registry. */
public final class WatchedRoutes implements InterceptStrategy {
    private static final String DAILY_CANDLES = "FHKST03010100";

    private final Moments moments;

    public WatchedRoutes(Moments moments) {
        this.moments = moments;
    }

    @Override
    public Processor wrapProcessorInInterceptors(
            CamelContext camel, NamedNode step, Processor target, Processor nextTarget) {
        String route = ProcessorDefinitionHelper.getRouteId(step);
        if ("kis-call".equals(route) && "broker".equals(step.getId())) {
            return new Watched(target, Point.BEFORE_CALL, Point.AFTER_CALL, Optional.of(DAILY_CANDLES));
        }
        if ("kis-daily-candles".equals(route)
                && step instanceof BeanDefinition bean
                && "page".equals(bean.getMethod())) {
            return new Watched(target, Point.BEFORE_MAPPING, Point.AFTER_MAPPING, Optional.empty());
        }
        return target;
    }

    private final class Watched extends DelegateAsyncProcessor implements AsyncProcessor {
        private final Point before;
        private final Point after;
        private final Optional<String> service;

        Watched(Processor step, Point before, Point after, Optional<String> service) {
            super(step);
            this.before = before;
            this.after = after;
            this.service = service;
        }

        @Override
        public boolean process(Exchange exchange, AsyncCallback callback) {
            String asked = exchange.getMessage().getHeader("tr_id", String.class);
            if (service.isPresent() && !service.get().equals(asked)) {
                return super.process(exchange, callback);
            }
            moments.pass(before);
            return super.process(exchange, doneSync -> {
                moments.pass(after);
                callback.done(doneSync);
            });
        }
    }
}
