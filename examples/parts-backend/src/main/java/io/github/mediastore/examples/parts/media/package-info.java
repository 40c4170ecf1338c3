/** The compressors and slots, and what is sent and received. */
@NullMarked
package io.github.mediastore.examples.parts.media;

import org.jspecify.annotations.NullMarked;
