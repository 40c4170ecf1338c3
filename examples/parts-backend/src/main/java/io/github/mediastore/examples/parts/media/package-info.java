/** How media-store is wired: the stores, the compressors, and what is sent and received. */
@NullMarked
package io.github.mediastore.examples.parts.media;

import org.jspecify.annotations.NullMarked;
