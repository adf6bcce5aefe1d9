/**
 * Takes over route files while they run: a saved file is judged by the lint, tried in a context beside the running one, and
 * only then exchanged, when nothing is under way in the routes it replaces. Whatever fails on the way changes nothing.
 */
package io.github.kisroutes.reload;
