/** {@code media-store renditions}: further sizes for stored pictures. */
@NullMarked
package io.github.mediastore.examples.cli.renditions;

import org.jspecify.annotations.NullMarked;
