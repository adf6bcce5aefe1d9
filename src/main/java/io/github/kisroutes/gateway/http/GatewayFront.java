package io.github.kisroutes.gateway.http;

import io.github.kisroutes.gateway.GatewayAnswer;
import io.github.kisroutes.gateway.GatewayCall;
import io.github.kisroutes.gateway.GatewayCalls;
import io.github.kisroutes.gateway.GatewayFault;
import io.github.kisroutes.gateway.GatewayOauth;
import io.github.kisroutes.gateway.GatewayRefusedException;
import io.github.kisroutes.server.ServerPart;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.ThreadPoolProfileBuilder;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.util.concurrent.ThreadPoolRejectedPolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The gateway's place in the server: takes the paths {@code /oauth2} and {@code /uapi}, finds out whose request it is, and hands a call
 * without its secrets to {@code routes/kis-gateway.camel.yaml}. Threads of the server never wait; those of tokens are others than
 * those of calls, so that a token is issued whatever the broker does.
 */
public final class GatewayFront implements ServerPart {
    private static final Logger LOG = LoggerFactory.getLogger(GatewayFront.class);
    private static final String ROUTE = "direct:kis-gateway";

    /** A call holds a thread while it waits for its turn, 4 s, and for its answer, 10 s at most where KIS is silent. */
    private static final int MOST_CALLS = 128;

    private static final int MOST_CALLS_OF_ONE = 64;
    private static final int TOKEN_THREADS = 4;
    private static final int WAITING_TOKENS = 256;

    private final GatewayOauth oauth;
    private final CallSlots slots = new CallSlots(MOST_CALLS_OF_ONE);
    private CamelContext camel;
    private ProducerTemplate template;
    private ExecutorService callers;
    private ExecutorService tokens;

    /** @param oauth knows who may ask */
    public GatewayFront(GatewayOauth oauth) {
        this.oauth = oauth;
    }

    @Override
    public boolean owns(String path) {
        return ClientRequest.isOurs(path);
    }

    @Override
    public void refuse(RoutingContext routing, int status, String reason) {
        clientRequest(routing).answerAndClose(GatewayAnswer.refusal(status, reason));
    }

    @Override
    public Handler<RoutingContext> handler(CamelContext context) {
        camel = context;
        template = context.createProducerTemplate();
        callers = pool("kis-gateway", 2, MOST_CALLS, 0);
        tokens = pool("kis-gateway-token", TOKEN_THREADS, TOKEN_THREADS, WAITING_TOKENS);
        return this::handle;
    }

    @Override
    public void listens(String address) {
        LOG.info(
                "Clients of KIS Open API are answered at {}/oauth2/tokenP and {}/uapi (kis.gateway.enabled)."
                        + " 'kis gateway credential NAME' makes a key pair for one.",
                address,
                address);
    }

    private ExecutorService pool(String name, int threads, int most, int waiting) {
        ExecutorService pool = camel.getExecutorServiceManager()
                .newThreadPool(
                        this,
                        name,
                        new ThreadPoolProfileBuilder(name)
                                .poolSize(threads)
                                .maxPoolSize(most)
                                .maxQueueSize(waiting)
                                .rejectedPolicy(ThreadPoolRejectedPolicy.Abort)
                                .build());
        if (pool instanceof ThreadPoolExecutor plain) {
            plain.allowCoreThreadTimeOut(true);
        }
        return pool;
    }

    private void handle(RoutingContext routing) {
        if (!owns(routing.request().path())) {
            routing.next();
            return;
        }
        ClientRequest request = clientRequest(routing);
        BoundedBody.read(routing.vertx(), routing.request(), body -> take(request, body), request::answerAndClose);
    }

    private static ClientRequest clientRequest(RoutingContext routing) {
        return new ClientRequest(routing.request(), routing.vertx().getOrCreateContext());
    }

    private void take(ClientRequest request, byte[] body) {
        if (request.isCall()) {
            run(callers, request, () -> called(request));
        } else if (request.isPostTo("/oauth2/tokenP", "/oauth2/token")) {
            run(tokens, request, () -> oauth.issue(body, request.query()));
        } else if (request.isPostTo("/oauth2/revokeP")) {
            run(tokens, request, () -> oauth.revoke(body, request.query()));
        } else {
            request.answer(GatewayFault.NOT_ALLOWED);
        }
    }

    private interface Work {
        GatewayAnswer answer() throws GatewayRefusedException;
    }

    private static void run(ExecutorService threads, ClientRequest request, Work work) {
        try {
            threads.execute(() -> answer(request, work));
        } catch (RejectedExecutionException full) {
            request.answer(GatewayFault.NO_TURN);
        }
    }

    private static void answer(ClientRequest request, Work work) {
        try {
            request.answer(work.answer());
        } catch (GatewayRefusedException refused) {
            request.answer(refused.fault());
        } catch (RuntimeException e) {
            LOG.warn("A request to the gateway could not be answered: {}", e.getMessage());
            request.answer(GatewayFault.TROUBLE);
        }
    }

    private GatewayAnswer called(ClientRequest request) throws GatewayRefusedException {
        String credential =
                oauth.caller(request.header("authorization"), request.header("appkey"), request.header("appsecret"));
        if (!slots.enter(credential)) {
            return GatewayFault.NO_TURN.toCall();
        }
        try {
            return asked(request.call(credential));
        } finally {
            slots.leave(credential);
        }
    }

    private GatewayAnswer asked(GatewayCall call) {
        Exchange exchange = new DefaultExchange(camel);
        exchange.setVariable(GatewayCalls.CALL, call);
        Object answer = template.send(ROUTE, exchange).getMessage().getBody();
        return answer instanceof GatewayAnswer made ? made : GatewayFault.TROUBLE.toCall();
    }
}
