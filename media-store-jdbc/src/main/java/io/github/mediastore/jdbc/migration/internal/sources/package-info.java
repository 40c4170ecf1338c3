/**
 * Where files come from (folders, queries, code) and how their bytes are read, within their root.
 */
@NullMarked
package io.github.mediastore.jdbc.migration.internal.sources;

import org.jspecify.annotations.NullMarked;
