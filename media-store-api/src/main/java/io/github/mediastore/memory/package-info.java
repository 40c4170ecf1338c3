/** A store that forgets, for the host's own tests. */
@NullMarked
package io.github.mediastore.memory;

import org.jspecify.annotations.NullMarked;
