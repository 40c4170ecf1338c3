/** One file into the store, in one transaction with its row in the ledger. */
@NullMarked
package io.github.mediastore.jdbc.migration.internal.importing;

import org.jspecify.annotations.NullMarked;
