/** Commands that do one thing and exit. */
@NullMarked
package io.github.mediastore.examples.parts.operations;

import org.jspecify.annotations.NullMarked;
