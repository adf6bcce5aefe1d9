package io.github.kisroutes.token.stored;

/** Why there is no token. */
public enum TokenFault {
    /** {@code EGW00133}, or the minute after an issue is not over: waiting helps. */
    RATE,
    /** KIS hands out the same token for six hours after its issue, and has just done so: asking again is of no use. */
    SAME_TOKEN,
    /** KIS could not be reached, and nothing was sent: worth another attempt within seconds. */
    UNREACHABLE,
    /** KIS gave no answer, failed, or answered something that is no token: worth another attempt later. */
    UNAVAILABLE,
    /** KIS hands out a token again that it refuses: it does so until six hours after the issue. */
    DEAD_TOKEN,
    /** Key, secret or environment is wrong: nobody asks again before a person has changed something. */
    CREDENTIAL,
    /** The shared store does not answer: without it no process knows whether it may ask. */
    STORE
}
