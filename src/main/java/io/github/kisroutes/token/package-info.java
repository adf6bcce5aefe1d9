/**
 * The one access token that all processes share: cache, issuer, store, cipher.
 *
 * <p>Read in this order: {@code docs/adr/0001-one-token.md} for the rules, {@link TokenRow} for what is shared,
 * {@link TokenIssuer} for who may ask KIS and who waits, {@link IssueAttempt} for one request, {@link TokenCache} for what
 * the routes see.
 */
package io.github.kisroutes.token;
