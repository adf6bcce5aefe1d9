/**
 * {@code kis check}: whether all is well, and what to do where it is not. Nothing is written, made or asked for; one request
 * without key and token goes to the broker. Each class looks at one thing and tells it in {@link
 * io.github.kisroutes.command.check.CheckLine lines}.
 */
package io.github.kisroutes.command.check;
