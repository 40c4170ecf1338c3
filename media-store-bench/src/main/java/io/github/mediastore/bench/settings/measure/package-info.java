/** Runs pictures through every setting of a grid, and says what came out. */
@NullMarked
package io.github.mediastore.bench.settings.measure;

import org.jspecify.annotations.NullMarked;
