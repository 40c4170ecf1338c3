/**
 * The media store on PostgreSQL, over plain JDBC.
 *
 * <p>{@link io.github.mediastore.jdbc.JdbcMediaStore} is the entry. Who owns the transaction is one
 * class each, behind {@code Transactions}; all SQL stands in {@code MediaSql}.
 */
@NullMarked
package io.github.mediastore.jdbc;

import org.jspecify.annotations.NullMarked;
