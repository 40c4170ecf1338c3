/** A TIFF reader that scales while it decompresses and so holds only rows; not API. */
@NullMarked
package io.github.mediastore.internal.tiff;

import org.jspecify.annotations.NullMarked;
