package io.github.kisroutes;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.apache.logging.log4j.core.config.Property;

/** What a logger writes at INFO and above, from now until this is closed. */
public final class LogLines implements AutoCloseable {
    private final Queue<String> lines = new ConcurrentLinkedQueue<>();
    private final AbstractAppender appender = new AbstractAppender("lines", null, null, false, Property.EMPTY_ARRAY) {
        @Override
        public void append(LogEvent event) {
            lines.add(event.getLevel() + " " + event.getMessage().getFormattedMessage());
        }
    };
    private final LoggerContext context = (LoggerContext) LogManager.getContext(false);
    private final String name;

    private LogLines(String name) {
        this.name = name;
        LoggerConfig logger = new LoggerConfig(name, Level.INFO, true);
        appender.start();
        logger.addAppender(appender, Level.INFO, null);
        context.getConfiguration().addLogger(name, logger);
        context.updateLoggers();
    }

    /** @param name of a class, or of a package with everything in it */
    public static LogLines of(String name) {
        return new LogLines(name);
    }

    /** Each with its level before it, in the order they were logged. */
    public List<String> all() {
        return List.copyOf(lines);
    }

    @Override
    public void close() {
        context.getConfiguration().removeLogger(name);
        context.updateLoggers();
        appender.stop();
    }
}
