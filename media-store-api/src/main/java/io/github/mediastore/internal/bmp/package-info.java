/** A BMP reader that takes rows where they lie in the file and holds one at a time; not API. */
@NullMarked
package io.github.mediastore.internal.bmp;

import org.jspecify.annotations.NullMarked;
