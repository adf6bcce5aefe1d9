package io.github.kisroutes.instrument;

/** An instrument as the table has it. */
record KnownInstrument(Instrument instrument, boolean listed) {}
