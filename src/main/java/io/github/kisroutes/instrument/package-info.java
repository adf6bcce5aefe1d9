/**
 * What is listed at the Korean exchange, read from the master files of KIS: {@link
 * io.github.kisroutes.instrument.master.InstrumentMaster} downloads and remembers them, and tells what changed since the last time.
 */
package io.github.kisroutes.instrument;
