/**
 * The upkeep of objects: {@link io.github.mediastore.jdbc.objects.ObjectSweep} deletes those that
 * nothing refers to, and {@link io.github.mediastore.jdbc.objects.ObjectInstallation} says which
 * copy of a database may do that.
 */
@NullMarked
package io.github.mediastore.jdbc.objects;

import org.jspecify.annotations.NullMarked;
