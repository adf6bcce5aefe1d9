package io.github.kisroutes.benchmark;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.kisroutes.Product;
import io.github.kisroutes.simulator.Simulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A token that is at hand: asked for through the route {@code kis-token}, and what the cache below it takes alone. */
@State(Scope.Benchmark)
public class TokenHits {
    /** So many that everything on the way is compiled, however little of the machine this process gets meanwhile. */
    private static final int WARM = 200_000;

    private final LoadingCache<String, String> bare = Caffeine.newBuilder().build(key -> "token of " + key);
    private Simulator broker;
    private Product product;
    private ProducerTemplate template;
    private Endpoint route;

    @Setup
    public void start() throws IOException {
        Path folder = Files.createTempDirectory("kis-benchmark");
        broker = Simulator.start();
        product = Product.start(broker, folder, Map.of("kis.database.url", "jdbc:h2:mem:token;WRITE_DELAY=0"));
        template = product.camel().createProducerTemplate();
        route = product.camel().getEndpoint("direct:kis-token");
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
        for (int i = 0; i < WARM; i++) {
            enricher();
        }
    }

    @TearDown
    public void stop() {
        product.close();
        broker.close();
    }

    /** As a call does it: an exchange through the route, the token's handle out of it. */
    @Benchmark
    public Object enricher() {
        Exchange exchange = template.request(route, asked -> {});
        if (exchange.getException() != null) {
            throw new IllegalStateException(exchange.getException());
        }
        return exchange.getMessage().getBody();
    }

    /** The floor. */
    @Benchmark
    public Object caffeine() {
        return bare.get("key");
    }
}
