/** Candles by HTTP: which, how they are read, and how they are written. */
package io.github.kisroutes.server.api.candles;
