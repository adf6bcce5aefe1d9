/**
 * What came of one symbol of a run: how far it got, what was stored, why it failed.
 */
package io.github.kisroutes.collection.outcome;
