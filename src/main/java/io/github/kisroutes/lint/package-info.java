/**
 * Reads route files and says what in them opens a hole, with the line: a secret that is shown, a call around the throttle, a
 * program inside a route. These rules stand between an operator's route and its start or reload. The rules of form, which the
 * product's own routes keep besides, are a part of the build and stand with the tests.
 *
 * <p>It reads YAML alone: no Camel context is needed, so a file can be judged before anything runs it.
 */
package io.github.kisroutes.lint;
