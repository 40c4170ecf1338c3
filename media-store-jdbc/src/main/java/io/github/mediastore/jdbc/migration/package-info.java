/**
 * Moves existing files into a store, proves it, and only then removes them: {@link
 * io.github.mediastore.jdbc.migration.FileMigration}.
 */
@NullMarked
package io.github.mediastore.jdbc.migration;

import org.jspecify.annotations.NullMarked;
