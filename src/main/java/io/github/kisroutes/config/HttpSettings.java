package io.github.kisroutes.config;

import java.time.Duration;
import java.util.Optional;

/**
 * How the broker is reached, and how long it is waited for.
 *
 * @param connectTimeout until the name is looked up, until a connection stands, until TLS stands on it: for each of them
 * @param responseTimeout until the next byte of an answer
 * @param answerTimeout until the last byte of an answer, whatever was waited for before it
 * @param proxy used where the Java platform names none
 */
public record HttpSettings(
        Duration connectTimeout, Duration responseTimeout, Duration answerTimeout, Optional<ProxySettings> proxy) {}
