/**
 * What a person reads of a run: its progress, the summary at its end, the exit code.
 */
package io.github.kisroutes.collection.report;
