/** Videos about parts, and support videos. */
@NullMarked
package io.github.mediastore.examples.parts.videos;

import org.jspecify.annotations.NullMarked;
