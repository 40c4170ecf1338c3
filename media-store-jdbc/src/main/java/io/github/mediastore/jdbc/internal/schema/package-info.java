/** The SQL that makes the library's own tables, and the check that they are as it needs them. */
@NullMarked
package io.github.mediastore.jdbc.internal.schema;

import org.jspecify.annotations.NullMarked;
