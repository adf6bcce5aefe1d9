package io.github.kisroutes.ratelimit;

import io.github.kisroutes.token.CredentialId;
import java.time.Instant;

/**
 * Where the {@link SharedQuota} of an app key lives: where its token lives, too. A store knows no rules: it reads with its own
 * time, and replaces if nobody else has. Both calls are committed when they return.
 */
interface QuotaStore extends AutoCloseable {

    /** The quota of this key, and the store's time at the moment of reading. */
    Reading read(CredentialId key) throws QuotaStoreException;

    /**
     * Writes {@code next} if the quota is still the one that was read.
     *
     * @return false if somebody else has written in between; nothing is changed then
     * @throws QuotaStoreException if it is not known whether it was written
     */
    boolean replace(CredentialId key, Reading seen, SharedQuota next) throws QuotaStoreException;

    @Override
    void close();

    /**
     * A quota as it was read.
     *
     * @param now the store's time, in whole milliseconds
     * @param quota {@link SharedQuota#EMPTY} if there is none
     * @param version what {@link #replace} compares; whatever the store needs
     */
    record Reading(Instant now, SharedQuota quota, String version) {}
}
