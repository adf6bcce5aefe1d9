package io.github.kisroutes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisroutes.simulator.MutableClock;
import java.nio.file.Path;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.ConsoleAppender;
import org.apache.logging.log4j.core.config.Configuration;
import org.apache.logging.log4j.core.config.ConfigurationSource;
import org.apache.logging.log4j.core.config.properties.PropertiesConfigurationFactory;
import org.apache.logging.log4j.core.impl.Log4jLogEvent;
import org.apache.logging.log4j.message.SimpleMessage;
import org.junit.jupiter.api.Test;

/** What {@code config/log4j2.properties} puts before the eyes of a person. */
class ConsoleLogTest {
    private final Configuration configuration = shipped();

    private static Configuration shipped() {
        Configuration read = new PropertiesConfigurationFactory()
                .getConfiguration(
                        new LoggerContext("shipped"),
                        ConfigurationSource.fromUri(
                                Path.of("config/log4j2.properties").toUri()));
        read.initialize();
        return read;
    }

    @Test
    void a_line_begins_with_the_date_the_time_and_the_zone_of_seoul_whatever_the_zone_of_the_host() {
        ConsoleAppender console = configuration.getAppender("console");
        String line = console.getLayout()
                .toSerializable(Log4jLogEvent.newBuilder()
                        .setTimeMillis(MutableClock.atSeoul("2026-11-23T15:40:07")
                                .instant()
                                .toEpochMilli())
                        .setLevel(Level.INFO)
                        .setLoggerName("kis-collect")
                        .setMessage(new SimpleMessage("Collection"))
                        .build())
                .toString();

        assertThat(line).startsWith("2026-11-23T15:40:07+09:00 INFO  kis-collect ");
    }

    @Test
    void a_connection_to_redis_that_was_lost_while_nobody_used_it_is_no_stack_on_the_console() {
        assertThat(configuration
                        .getLoggerConfig("redis.clients.jedis.ConnectionFactory")
                        .getLevel())
                .isEqualTo(Level.ERROR);
    }
}
