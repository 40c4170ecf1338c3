/** The parts from inside. */
@NullMarked
package io.github.mediastore.examples.parts.parts;

import org.jspecify.annotations.NullMarked;
