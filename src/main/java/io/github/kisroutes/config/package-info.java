/**
 * What the operator wrote, read once before Camel starts and checked: the values that the rest of the product gets.
 *
 * <p>{@code config.key} is the one list of settings and says what each of them takes; {@code config.read} finds what was
 * written, layer above layer; {@code config.check} says whether it goes together, and makes {@link
 * io.github.kisroutes.config.Settings} of it or one sentence per mistake. Secrets stay in {@link
 * io.github.kisroutes.config.Secret} and never become Camel properties.
 */
package io.github.kisroutes.config;
