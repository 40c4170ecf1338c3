/** Benchmarks of compressing, storing and serving. */
@NullMarked
package io.github.mediastore.bench;

import org.jspecify.annotations.NullMarked;
