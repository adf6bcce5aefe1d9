/**
 * The command line of the installed program. {@link io.github.kisroutes.command.KisCommand} reads the words; a command that
 * collects only sets {@code kis.*} keys and calls the launcher, as {@code -Dkey=value} does; the others look at the database
 * without Camel. What a person reads is in {@code command/help.properties}, in English and Korean.
 */
package io.github.kisroutes.command;
