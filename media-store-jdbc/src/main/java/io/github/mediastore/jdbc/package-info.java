/** The media store on PostgreSQL, over plain JDBC. */
@NullMarked
package io.github.mediastore.jdbc;

import org.jspecify.annotations.NullMarked;
