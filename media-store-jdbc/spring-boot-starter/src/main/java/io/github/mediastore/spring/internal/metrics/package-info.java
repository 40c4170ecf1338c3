/** What listeners hear, as meters and observations of Micrometer. */
@NullMarked
package io.github.mediastore.spring.internal.metrics;

import org.jspecify.annotations.NullMarked;
