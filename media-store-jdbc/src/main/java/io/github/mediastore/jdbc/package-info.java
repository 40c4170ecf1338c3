/**
 * The media store on PostgreSQL, over plain JDBC.
 *
 * <p>{@link io.github.mediastore.jdbc.JdbcMediaStore} keeps media in tables of its own, {@link
 * io.github.mediastore.jdbc.ColumnMediaStore} in columns that the host has already. Both get
 * connections from a {@link io.github.mediastore.jdbc.ConnectionSource}.
 */
@NullMarked
package io.github.mediastore.jdbc;

import org.jspecify.annotations.NullMarked;
