/**
 * The product on trial: a made-up market that is known to the last share, a broker that tells of it and is made to lie, a
 * clock that is moved, and a checker that compares what the tables claim with what is true.
 */
package io.github.kisroutes.laboratory;
