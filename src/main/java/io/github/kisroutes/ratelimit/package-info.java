/**
 * How many calls this process may make now: one quota for all processes that share a store, and never more than the broker
 * grants.
 *
 * <p>Read in this order: {@code docs/adr/0002-one-quota.md} for the rules, {@link RateLimit} for what the routes see, the packages
 * {@code share} for how processes share, and {@code estimate} for how the real quota is found.
 */
package io.github.kisroutes.ratelimit;
