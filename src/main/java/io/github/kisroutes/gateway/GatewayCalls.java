package io.github.kisroutes.gateway;

import io.github.kisroutes.broker.BrokerFault;
import io.github.kisroutes.broker.RawAnswer;
import io.github.kisroutes.shared.NoTurnException;
import java.util.List;
import org.apache.camel.Exchange;

/** The steps of {@code routes/kis-gateway.camel.yaml}. A call is in the variable {@value #CALL}. */
public final class GatewayCalls {
    /** The variable with the {@link GatewayCall}. */
    public static final String CALL = "call";

    private final AllowedCalls allowed;

    /** @param more what passes besides the published list, each {@code tr_id:path} */
    public GatewayCalls(List<String> more) {
        allowed = new AllowedCalls(more);
    }

    /**
     * Lets quotations pass and nothing else.
     *
     * @throws GatewayRefusedException for all others
     */
    public void check(Exchange exchange) throws GatewayRefusedException {
        GatewayCall call = call(exchange);
        if (!allowed.contains(call.trId(), call.path())) {
            throw new GatewayRefusedException(GatewayFault.NOT_ALLOWED);
        }
    }

    /** Before each attempt: the answer that counts is the last one. */
    public void begin(Exchange exchange) {
        RawAnswer.forget(exchange);
    }

    /** Puts into the body what the client gets: the broker's last word, or why there is none. */
    public void answer(Exchange exchange) {
        exchange.getMessage().removeHeaders("*");
        exchange.getMessage().setBody(answerOf(exchange));
    }

    private static GatewayAnswer answerOf(Exchange exchange) {
        Exception failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        if (failure instanceof GatewayRefusedException refused) {
            return refused.fault().toCall();
        }
        if (failure instanceof NoTurnException) {
            return GatewayFault.NO_TURN.toCall();
        }
        if (failure instanceof BrokerFault fault && isOurs(fault)) {
            return GatewayFault.NO_ANSWER.toCall();
        }
        return RawAnswer.of(exchange)
                .map(answer -> GatewayAnswer.of(answer, call(exchange).trId()))
                .orElseGet(GatewayFault.NO_ANSWER::toCall);
    }

    /** What KIS says of our token and our key is not about the client's: it would ask for a new token without end. */
    private static boolean isOurs(BrokerFault fault) {
        return switch (fault.faultClass()) {
            case TOKEN, TOKEN_RATE -> true;
            case CREDENTIAL -> !fault.code().equals(RawAnswer.NOT_FOR_THIS_KEY);
            case ENVIRONMENT, RATE, REQUEST, TRANSIENT -> false;
        };
    }

    private static GatewayCall call(Exchange exchange) {
        return exchange.getVariable(CALL, GatewayCall.class);
    }
}
