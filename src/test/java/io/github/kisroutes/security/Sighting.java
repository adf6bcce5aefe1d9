package io.github.kisroutes.security;

/**
 * A canary where none may be.
 *
 * @param canary what the test calls the secret
 * @param form how it was written: as it is, in Base64, …
 * @param place the channel and the logger, attribute or file
 * @param excerpt the text around it
 */
public record Sighting(String canary, String form, String place, String excerpt) {}
