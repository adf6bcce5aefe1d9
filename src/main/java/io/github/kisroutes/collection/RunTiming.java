package io.github.kisroutes.collection;

import java.time.Duration;

/**
 * How runs wait.
 *
 * @param lease how long a run without a sign of life is left alone
 * @param retryPause how long failed symbols rest before they are tried again; each further time that much longer
 */
public record RunTiming(Duration lease, Duration retryPause) {}
