package io.github.kisroutes.config;

import java.nio.file.Path;

/**
 * What the operator knows of the exchange's calendar.
 *
 * @param holidaysFile days on which the exchange is closed; a fallback, so it may be missing
 */
public record CalendarSettings(Path holidaysFile) {}
