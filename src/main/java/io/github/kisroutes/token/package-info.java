/**
 * The one access token that all processes share: cache, issuer, command.
 *
 * <p>Read in this order: {@code docs/adr/0001-one-token.md} for the rules,
 * {@link io.github.kisroutes.token.stored.TokenRow} for what is shared, {@link TokenIssuer} for who may ask KIS and who waits,
 * {@link IssueAttempt} for one request, {@link TokenCache} for what the routes see.
 */
package io.github.kisroutes.token;
