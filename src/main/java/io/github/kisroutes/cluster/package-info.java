/**
 * Many nodes that fire as one ({@code kis.cluster}): Quartz's own clustered job store on PostgreSQL, and what it lacks. Who does
 * the work that a firing begins is not decided here but by the ledger of the runs, as without a cluster.
 */
package io.github.kisroutes.cluster;
