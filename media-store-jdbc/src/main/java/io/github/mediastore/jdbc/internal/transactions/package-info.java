/**
 * Whose transaction a piece of work is in, and what its failure means. All other rooms get a
 * connection and never commit.
 */
@NullMarked
package io.github.mediastore.jdbc.internal.transactions;

import org.jspecify.annotations.NullMarked;
