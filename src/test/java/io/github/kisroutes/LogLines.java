package io.github.kisroutes;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.apache.logging.log4j.core.config.Property;

/** What a logger writes at INFO and above, from now until this is closed; several may look at the same one. */
public final class LogLines implements AutoCloseable {
    private static final AtomicInteger OPENED = new AtomicInteger();

    private final Queue<String> lines = new ConcurrentLinkedQueue<>();
    private final AbstractAppender appender =
            new AbstractAppender("lines-" + OPENED.incrementAndGet(), null, null, false, Property.EMPTY_ARRAY) {
                @Override
                public void append(LogEvent event) {
                    lines.add(event.getLevel() + " " + event.getMessage().getFormattedMessage());
                }
            };
    private final LoggerContext context = (LoggerContext) LogManager.getContext(false);
    private final String name;

    private LogLines(String name) {
        this.name = name;
        appender.start();
        synchronized (OPENED) {
            if (!logger().getName().equals(name)) {
                context.getConfiguration().addLogger(name, new LoggerConfig(name, Level.INFO, true));
            }
            logger().addAppender(appender, Level.INFO, null);
            context.updateLoggers();
        }
    }

    /** The one of this name, or the nearest above it. */
    private LoggerConfig logger() {
        return context.getConfiguration().getLoggerConfig(name);
    }

    /** @param name of a class, or of a package with everything in it */
    public static LogLines of(String name) {
        return new LogLines(name);
    }

    /** Each with its level before it, in the order they were logged. */
    public List<String> all() {
        return List.copyOf(lines);
    }

    /** What was logged until now. */
    public void forget() {
        lines.clear();
    }

    @Override
    public void close() {
        synchronized (OPENED) {
            logger().removeAppender(appender.getName());
            if (logger().getAppenders().isEmpty()) {
                context.getConfiguration().removeLogger(name);
            }
            context.updateLoggers();
        }
        appender.stop();
    }
}
