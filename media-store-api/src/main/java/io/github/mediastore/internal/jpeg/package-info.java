/** The JPEG decoder at scale, after ITU-T T.81; not API. */
@NullMarked
package io.github.mediastore.internal.jpeg;

import org.jspecify.annotations.NullMarked;
