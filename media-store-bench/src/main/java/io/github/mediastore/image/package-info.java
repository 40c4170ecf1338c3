/** Access to the compressor's stages, which are package-private, for benchmarks alone. */
@NullMarked
package io.github.mediastore.image;

import org.jspecify.annotations.NullMarked;
