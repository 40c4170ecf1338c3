/** An in-memory store for the host's own tests. */
@NullMarked
package io.github.mediastore.memory;

import org.jspecify.annotations.NullMarked;
