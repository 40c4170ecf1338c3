/** The table that knows what became of each file. */
@NullMarked
package io.github.mediastore.jdbc.migration.internal.ledger;

import org.jspecify.annotations.NullMarked;
