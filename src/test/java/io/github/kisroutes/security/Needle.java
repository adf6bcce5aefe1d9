package io.github.kisroutes.security;

/**
 * What is looked for.
 *
 * @param canary what the test calls the secret
 * @param form the form it has here
 * @param text the text to find, in lower case
 */
record Needle(String canary, String form, String text) {
    Sighting at(String place, String excerpt) {
        return new Sighting(canary, form, place, excerpt);
    }
}
