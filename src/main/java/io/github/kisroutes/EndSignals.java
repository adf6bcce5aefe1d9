package io.github.kisroutes;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The signals that tell a process to end: the first ends it in order, as without this class; the second at once, where Java
 * would not hear it any more. Java's own way to hear signals, {@code sun.misc.Signal}, is in each Java from 9 to 25 and belongs to
 * no standard: it is called by name, and without it there is just no second signal.
 */
final class EndSignals {
    private static final Logger LOG = LoggerFactory.getLogger(EndSignals.class);
    private static final List<String> NAMES = List.of("INT", "TERM");

    /** What a shell adds to the number of a signal to make an exit code. */
    private static final int SIGNAL_EXIT = 128;

    private final Map<String, Object> before = new LinkedHashMap<>();
    private final AtomicBoolean told = new AtomicBoolean();

    /** Hears them from now on; one that the process was started to ignore (nohup) stays ignored. */
    void take() {
        for (String name : NAMES) {
            try {
                before.put(name, handle(name, handler()));
            } catch (ReflectiveOperationException | RuntimeException e) {
                LOG.debug("A second SIG{} cannot be heard here.", name, e);
            }
        }
    }

    /** What a person may do besides waiting, if anything. */
    String hint() {
        return before.isEmpty() ? "" : " Ctrl-C once more, or another SIGTERM, ends it at once.";
    }

    /** As it was before. */
    void giveBack() {
        before.forEach((name, handler) -> {
            try {
                handle(name, handler);
            } catch (ReflectiveOperationException | RuntimeException e) {
                LOG.debug("SIG{} cannot be given back.", name, e);
            }
        });
        before.clear();
    }

    private void received(int number) {
        if (told.compareAndSet(false, true)) {
            System.exit(SIGNAL_EXIT + number);
        } else {
            Runtime.getRuntime().halt(SIGNAL_EXIT + number);
        }
    }

    private Object handler() throws ReflectiveOperationException {
        InvocationHandler calls = (proxy, method, arguments) -> switch (method.getName()) {
            case "handle" -> {
                received(
                        (Integer) arguments[0].getClass().getMethod("getNumber").invoke(arguments[0]));
                yield null;
            }
            case "equals" -> proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            default -> "the end signals of kis-camel-routes";
        };
        Class<?> type = Class.forName("sun.misc.SignalHandler");
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, calls);
    }

    private static Object handle(String name, Object handler) throws ReflectiveOperationException {
        Class<?> signal = Class.forName("sun.misc.Signal");
        Object named = signal.getConstructor(String.class).newInstance(name);
        return signal.getMethod("handle", signal, Class.forName("sun.misc.SignalHandler"))
                .invoke(null, named, handler);
    }
}
