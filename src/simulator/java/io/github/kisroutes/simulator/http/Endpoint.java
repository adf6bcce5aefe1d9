package io.github.kisroutes.simulator.http;

/** One address of the broker. Asked by many threads at once. */
@FunctionalInterface
public interface Endpoint {

    /** The honest answer, before any fault that a test scripted. */
    Reply answer(Incoming incoming);
}
