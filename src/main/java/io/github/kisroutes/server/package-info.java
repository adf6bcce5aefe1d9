/** The one HTTP server of a process: who may ask it, and what it shows of the product at {@code /observe}. */
package io.github.kisroutes.server;
