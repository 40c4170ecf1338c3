package io.github.mediastore.jdbc;

import io.github.mediastore.jdbc.internal.objects.ObjectLimit;
import io.github.mediastore.jdbc.internal.objects.installation.Trust;
import io.github.mediastore.objects.ObjectStore;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * What a host may set about bytes outside the tables.
 *
 * @param store where they are
 * @param limit which content becomes an object
 * @param keys where the keys of new objects are noted if not on the store's own connections
 * @param installation what the host calls this installation; null if it does not
 * @param trust what was found about whose objects these are, for all stores of these settings
 */
record ObjectSettings(
    ObjectStore store,
    ObjectLimit limit,
    @Nullable DataSource keys,
    @Nullable String installation,
    Trust trust) {}
