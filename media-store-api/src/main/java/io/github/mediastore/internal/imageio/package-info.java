/** Decoding through the readers of ImageIO, which we choose ourselves; not API. */
@NullMarked
package io.github.mediastore.internal.imageio;

import org.jspecify.annotations.NullMarked;
