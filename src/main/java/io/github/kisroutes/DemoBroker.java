package io.github.kisroutes;

import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * The broker of {@code kis.environment=demo}: a stand-in for KIS in this process, without a key or an account. The product
 * knows nothing else of it. Whoever provides one names it in {@code META-INF/services}, as the jar of the simulator does.
 */
public interface DemoBroker {

    /** Starts it; it answers when this returns. */
    Running start();

    /** The one on the class path; empty where there is none, as in a Karaf. */
    static Optional<DemoBroker> find() {
        return ServiceLoader.load(DemoBroker.class, DemoBroker.class.getClassLoader())
                .findFirst();
    }

    /** A broker that answers until it is closed. */
    interface Running extends AutoCloseable {

        /** Takes the place of {@code kis.base-url}. */
        URI address();

        /** The app key that it accepts. */
        String appKey();

        /** The app secret that goes with it. */
        String appSecret();

        /** What time it is at this broker: the day of its newest candles. */
        Clock clock();

        @Override
        void close();
    }
}
