/**
 * Speeds, which no test asserts: run by {@code mvn test-compile exec:exec@benchmark}, explained and reported in
 * docs/performance.md.
 */
package io.github.kisroutes.benchmark;
