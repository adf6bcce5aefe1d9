/**
 * Whether what was written can be meant together. {@link io.github.kisroutes.config.check.SettingsSource} is the way in:
 * it ends with checked settings, or with one sentence per mistake.
 */
package io.github.kisroutes.config.check;
