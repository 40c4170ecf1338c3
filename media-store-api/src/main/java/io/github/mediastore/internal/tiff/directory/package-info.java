/** The tags of a TIFF structure, read where they lie; for its header and its decoder; not API. */
@NullMarked
package io.github.mediastore.internal.tiff.directory;

import org.jspecify.annotations.NullMarked;
