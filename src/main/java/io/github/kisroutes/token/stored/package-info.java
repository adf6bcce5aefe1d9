/**
 * What of a token is stored: the row that all processes share, with its rules, its layout and its encryption.
 *
 * <p>Read in this order: {@link TokenRow} for what the processes know together, {@link TokenCipher} for how the token in it is
 * hidden, {@link TokenRowCodec} for its columns in {@code access_token} and its fields in Redis.
 */
package io.github.kisroutes.token.stored;
