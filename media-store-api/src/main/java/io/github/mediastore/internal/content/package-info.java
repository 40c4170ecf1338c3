/** How stores read content: whole, with its digest, and with its renditions. */
@NullMarked
package io.github.mediastore.internal.content;

import org.jspecify.annotations.NullMarked;
