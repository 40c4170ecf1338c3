/** The connection to the database, and what can go wrong with it. */
@NullMarked
package io.github.mediastore.examples.cli.database;

import org.jspecify.annotations.NullMarked;
