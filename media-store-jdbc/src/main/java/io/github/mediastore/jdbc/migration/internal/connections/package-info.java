/** Which transaction a step of a migration is in. */
@NullMarked
package io.github.mediastore.jdbc.migration.internal.connections;

import org.jspecify.annotations.NullMarked;
