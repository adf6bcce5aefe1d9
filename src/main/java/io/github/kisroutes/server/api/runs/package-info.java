/** Runs by HTTP: those of the ledger, those that run now, their events, and how one is started and cancelled. */
package io.github.kisroutes.server.api.runs;
