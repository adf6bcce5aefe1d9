/**
 * What the operator wrote, read once before Camel starts: layered, checked, typed.
 *
 * <p>{@link io.github.kisroutes.config.SettingKeys} is the one list of keys; {@link
 * io.github.kisroutes.config.SettingsSource} reads the layers and makes {@link io.github.kisroutes.config.Settings} of
 * them or says in one sentence per mistake what is wrong. Secrets stay in {@link io.github.kisroutes.config.Secret} and
 * never become Camel properties.
 */
package io.github.kisroutes.config;
