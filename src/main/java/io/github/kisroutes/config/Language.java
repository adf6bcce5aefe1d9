package io.github.kisroutes.config;

/** The language of what a person reads: the summary, the banner, alerts. The rest of the log stays English. */
public enum Language {
    /** English. */
    EN,
    /** Korean. */
    KO
}
