/** Films about parts, and for support. */
@NullMarked
package io.github.mediastore.examples.parts.videos;

import org.jspecify.annotations.NullMarked;
