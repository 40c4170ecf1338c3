/**
 * Moves existing files into a store, proves it, and only then removes them: {@link
 * io.github.mediastore.jdbc.migration.FileMigration}. Shows them until then: {@link
 * io.github.mediastore.jdbc.migration.FallbackMediaStore}.
 */
@NullMarked
package io.github.mediastore.jdbc.migration;

import org.jspecify.annotations.NullMarked;
