package io.github.kisroutes.security;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.AbstractConfiguration;
import org.apache.logging.log4j.core.config.ConfigurationSource;
import org.apache.logging.log4j.core.config.Property;

/** Every logger at every level goes to the transcript, and nowhere else, until this is closed. */
final class LogCapture implements AutoCloseable {
    private static final Logger JAVA_ROOT = Logger.getLogger("");

    /** Writes millions of lines about the making of MBeans; what these show is read by {@link JmxReader}. */
    private static final Logger JAVA_MANAGEMENT = Logger.getLogger("javax.management");

    private final LoggerContext context = (LoggerContext) LogManager.getContext(false);
    private final java.util.logging.Level javaLevel = JAVA_ROOT.getLevel();
    private final Handler javaHandler;

    LogCapture(Transcript transcript) {
        ToTranscript appender = new ToTranscript(transcript);
        appender.start();
        context.setConfiguration(new EverythingTo(context, appender));
        javaHandler = new JavaToTranscript(transcript);
        JAVA_ROOT.addHandler(javaHandler);
        JAVA_ROOT.setLevel(java.util.logging.Level.ALL);
        JAVA_MANAGEMENT.setLevel(java.util.logging.Level.INFO);
    }

    @Override
    public void close() {
        JAVA_MANAGEMENT.setLevel(null);
        JAVA_ROOT.setLevel(javaLevel);
        JAVA_ROOT.removeHandler(javaHandler);
        context.reconfigure();
    }

    /** The root logger at TRACE and no logger that deviates from it. */
    private static final class EverythingTo extends AbstractConfiguration {
        private EverythingTo(LoggerContext context, ToTranscript appender) {
            super(context, ConfigurationSource.NULL_SOURCE);
            getRootLogger().setLevel(Level.TRACE);
            getRootLogger().addAppender(appender, Level.TRACE, null);
        }

        @Override
        protected void doConfigure() {}
    }

    private static final class ToTranscript extends AbstractAppender {
        private final Transcript transcript;

        private ToTranscript(Transcript transcript) {
            super("transcript", null, null, false, Property.EMPTY_ARRAY);
            this.transcript = transcript;
        }

        @Override
        public void append(LogEvent event) {
            transcript.add(
                    Channel.LOG,
                    event.getLevel() + " " + event.getLoggerName(),
                    String.join(
                            " ",
                            event.getMessage().getFormattedMessage(),
                            Arrays.deepToString(event.getMessage().getParameters()),
                            event.getContextData().toString(),
                            event.getContextStack().toString(),
                            String.valueOf(event.getMarker()),
                            event.getThreadName(),
                            stackTrace(event.getThrown())));
        }

        /** With causes and what was suppressed. */
        private static String stackTrace(Throwable thrown) {
            StringWriter text = new StringWriter();
            if (thrown != null) {
                thrown.printStackTrace(new PrintWriter(text, true));
            }
            return text.toString();
        }
    }

    /** What the JDK's own classes log. */
    private static final class JavaToTranscript extends Handler {
        private final Transcript transcript;

        private JavaToTranscript(Transcript transcript) {
            this.transcript = transcript;
            setFormatter(new SimpleFormatter());
        }

        @Override
        public void publish(LogRecord event) {
            transcript.add(
                    Channel.LOG,
                    event.getLevel() + " " + event.getLoggerName(),
                    getFormatter().format(event));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
