/** Decompressors for the segments (strips and tiles) of a TIFF, each a bounded stream; not API. */
@NullMarked
package io.github.mediastore.internal.tiff.codec;

import org.jspecify.annotations.NullMarked;
