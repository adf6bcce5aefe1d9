package io.github.kisroutes.instrument;

/** An instrument as the table has it. */
public record KnownInstrument(Instrument instrument, boolean listed) {}
