package io.github.kisroutes.config;

import java.time.Duration;

/**
 * How long the broker is waited for.
 *
 * @param connectTimeout until a connection stands
 * @param responseTimeout until the next byte of an answer
 * @param answerTimeout until the last byte of an answer
 */
public record HttpSettings(Duration connectTimeout, Duration responseTimeout, Duration answerTimeout) {}
