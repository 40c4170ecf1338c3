/**
 * How stores read content: whole, with its digest, and with its renditions; and the medium that
 * they give back where its bytes are in memory.
 */
@NullMarked
package io.github.mediastore.internal.content;

import org.jspecify.annotations.NullMarked;
