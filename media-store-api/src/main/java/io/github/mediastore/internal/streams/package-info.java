/** Streams read in bounded steps. */
@NullMarked
package io.github.mediastore.internal.streams;

import org.jspecify.annotations.NullMarked;
