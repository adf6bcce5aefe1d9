/**
 * Reads route files and says what in them breaks a rule of the house, with the line. The build runs it over the product's
 * own routes; the rules that guard secrets and the quota also stand between an edited route and its reload.
 *
 * <p>It reads YAML alone: no Camel context is needed, so a file can be judged before anything runs it.
 */
package io.github.kisroutes.lint;
