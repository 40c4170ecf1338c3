/**
 * The SQL and the rows of the tables that are the library's own. What it writes is in a transaction
 * that the caller ends, and what it reads comes with one statement.
 */
@NullMarked
package io.github.mediastore.jdbc.internal.tables;

import org.jspecify.annotations.NullMarked;
