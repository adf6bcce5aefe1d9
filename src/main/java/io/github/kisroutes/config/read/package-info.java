/**
 * What the operator wrote, and where: {@link io.github.kisroutes.config.read.Layers} of files, variables and the command
 * line, placeholders resolved, names that are no settings refused. {@link io.github.kisroutes.config.read.SettingReader}
 * gives the value of one key, and {@link io.github.kisroutes.config.read.ConfigurationErrors} keeps each mistake that is met.
 */
package io.github.kisroutes.config.read;
