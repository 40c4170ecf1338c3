/** Tests of what a migration is made of. */
@NullMarked
package io.github.mediastore.jdbc.migration;

import org.jspecify.annotations.NullMarked;
