/**
 * Somebody is told when something is wrong, and again when it is over: once for all processes of a database.
 *
 * <p>{@link io.github.kisroutes.alert.Alerts} is the bean of the routes {@code kis-alert-*}. Each {@link
 * io.github.kisroutes.alert.AlertSource} says what is the matter now; {@link io.github.kisroutes.alert.AlertTable} keeps what is
 * open, {@link io.github.kisroutes.alert.AlertOutbox} what each channel has to tell of it.
 */
package io.github.kisroutes.alert;
