package io.github.mediastore.jdbc.internal.objects.installation;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the database says, in one look.
 *
 * @param store the identity of the store, with which the keys of its objects begin
 * @param here which database answers
 * @param isStandby whether it replays what another server writes
 * @param claim null if no installation has claimed the objects
 */
record Recorded(UUID store, DatabaseIdentity here, boolean isStandby, @Nullable Claim claim) {}
