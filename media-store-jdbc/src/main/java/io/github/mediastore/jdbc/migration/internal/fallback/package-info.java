/** Files shown in the place of media until they are imported. */
@NullMarked
package io.github.mediastore.jdbc.migration.internal.fallback;

import org.jspecify.annotations.NullMarked;
