/**
 * What the token and the quota of a key pair have in common: whose they are, who uses them, and where processes share them.
 *
 * <p>Read in this order: {@link CredentialId} for the key, {@link ProcessIdentity} for the name of a process in every table and
 * log line, {@link SharedRows} for one small row per key, {@link RowCodec} for what a row looks like in a table and in Redis.
 */
package io.github.kisroutes.shared;
