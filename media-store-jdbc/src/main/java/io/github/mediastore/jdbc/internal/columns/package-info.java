/**
 * The SQL and the values of columns that are the host's: one BYTEA, or an array of them, and the
 * metadata beside it.
 */
@NullMarked
package io.github.mediastore.jdbc.internal.columns;

import org.jspecify.annotations.NullMarked;
