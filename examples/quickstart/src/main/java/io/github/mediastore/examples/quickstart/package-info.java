/** The main job in one file: compress, store, read back, serve. */
@NullMarked
package io.github.mediastore.examples.quickstart;

import org.jspecify.annotations.NullMarked;
