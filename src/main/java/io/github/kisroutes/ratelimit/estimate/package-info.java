/**
 * How large the quota is: what the operator allows, and what the broker's refusals say that it grants. Read {@link LimitEstimator}
 * first, then {@link GrantedLimit}.
 */
package io.github.kisroutes.ratelimit.estimate;
