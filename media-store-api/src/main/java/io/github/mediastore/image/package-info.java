/**
 * Turns whatever picture a user uploads into a small WebP.
 *
 * <p>{@link io.github.mediastore.image.WebpImageCompressor} is the entry; the stages it runs an
 * upload through are the other classes of this package, in the order of its {@code compress}
 * method.
 */
@NullMarked
package io.github.mediastore.image;

import org.jspecify.annotations.NullMarked;
