/** A PNG reader that scales while it inflates and so holds only rows; not API. */
@NullMarked
package io.github.mediastore.internal.png;

import org.jspecify.annotations.NullMarked;
