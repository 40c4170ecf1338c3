/** The command {@code settings}: which compression settings suit a collection of pictures. */
@NullMarked
package io.github.mediastore.bench.settings;

import org.jspecify.annotations.NullMarked;
