/** Where the database is, and its tables. */
@NullMarked
package io.github.mediastore.examples.parts.database;

import org.jspecify.annotations.NullMarked;
