/**
 * The broker for demos and tests: an HTTP server on loopback that behaves as KIS Open API is documented and reported to
 * behave, serves real KRX candles, keeps a record of every call, and plays the faults that a test scripts. Nothing here
 * is part of a deployed bundle.
 */
package io.github.kisroutes.simulator;
