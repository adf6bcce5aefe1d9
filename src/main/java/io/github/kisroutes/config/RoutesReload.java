package io.github.kisroutes.config;

/** Whether a saved route file is taken over while the routes run. */
public enum RoutesReload {
    /** Where the routes come from a folder that belongs to whoever runs the process. */
    AUTO,
    ON,
    OFF
}
