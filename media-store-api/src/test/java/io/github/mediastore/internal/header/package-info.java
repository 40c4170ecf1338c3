/** Tests of the header readers, over files that are made here. */
@NullMarked
package io.github.mediastore.internal.header;

import org.jspecify.annotations.NullMarked;
