/** A GIF reader that scales while it decompresses and so holds only rows; not API. */
@NullMarked
package io.github.mediastore.internal.gif;

import org.jspecify.annotations.NullMarked;
