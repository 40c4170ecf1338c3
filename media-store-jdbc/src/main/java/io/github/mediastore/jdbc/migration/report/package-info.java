/**
 * What a migration says: the outcome of each file, totals, an estimate, as values and as JSON and
 * CSV.
 */
@NullMarked
package io.github.mediastore.jdbc.migration.report;

import org.jspecify.annotations.NullMarked;
