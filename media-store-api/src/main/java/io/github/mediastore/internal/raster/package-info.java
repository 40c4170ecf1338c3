/** Sample planes and the resampler that scales them; not API. */
@NullMarked
package io.github.mediastore.internal.raster;

import org.jspecify.annotations.NullMarked;
