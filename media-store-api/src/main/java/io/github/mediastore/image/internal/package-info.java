/** What the image package shows the benchmarks and hosts need not know; not API. */
@NullMarked
package io.github.mediastore.image.internal;

import org.jspecify.annotations.NullMarked;
