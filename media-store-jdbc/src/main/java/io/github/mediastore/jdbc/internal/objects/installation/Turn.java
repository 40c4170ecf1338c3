package io.github.mediastore.jdbc.internal.objects.installation;

import java.time.Instant;
import java.util.UUID;

/**
 * A marker that was just written.
 *
 * @param store whose objects may be deleted
 * @param now what time it is by the clock of the object store
 */
public record Turn(UUID store, Instant now) {}
