/** The pictures to measure with: a folder's, or painted ones. */
@NullMarked
package io.github.mediastore.bench.settings.samples;

import org.jspecify.annotations.NullMarked;
