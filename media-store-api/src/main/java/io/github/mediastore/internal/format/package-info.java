/** The bytes of an upload as they arrive, and which format they are of. */
@NullMarked
package io.github.mediastore.internal.format;

import org.jspecify.annotations.NullMarked;
