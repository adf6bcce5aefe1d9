package io.github.kisroutes.config;

/** Who the account belongs to, as the header {@code custtype} says it. */
public enum CustomerType {
    /** A person. */
    P,
    /** A company. */
    B
}
