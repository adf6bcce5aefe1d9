package io.github.kisroutes.security;

/** Where a run shows something. */
public enum Channel {
    /** Every event of every logger at every level. */
    LOG,
    /** Standard output and error output. */
    CONSOLE,
    /** Attributes and dumps of MBeans. */
    JMX,
    /** Routes with their placeholders resolved, properties, endpoints and beans of a Camel context. */
    CAMEL,
    /** What the server answers: status, headers and body. */
    HTTP
}
