/** The main job to read in one sitting: compress, store, read back, serve. */
@NullMarked
package io.github.mediastore.examples.quickstart;

import org.jspecify.annotations.NullMarked;
