/**
 * Stored candles as files: {@link io.github.kisroutes.export.CandleExport} reads them, one file after the other;
 * {@link io.github.kisroutes.export.ExportFolder} is written aside and renamed at the end.
 */
package io.github.kisroutes.export;
