/**
 * Imports existing files into a store, verifies them, and only then deletes them: {@link
 * io.github.mediastore.jdbc.migration.FileMigration}. Serves them until then: {@link
 * io.github.mediastore.jdbc.migration.FallbackMediaStore}.
 */
@NullMarked
package io.github.mediastore.jdbc.migration;

import org.jspecify.annotations.NullMarked;
