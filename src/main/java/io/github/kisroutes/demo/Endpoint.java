package io.github.kisroutes.demo;

/** One address of the broker. Asked by many threads at once. */
@FunctionalInterface
interface Endpoint {

    /** The honest answer, before any fault that a test scripted. */
    Reply answer(Incoming incoming);
}
