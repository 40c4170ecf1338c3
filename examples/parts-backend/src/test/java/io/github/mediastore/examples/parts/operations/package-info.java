/** The parts of the commands, each by itself. */
@NullMarked
package io.github.mediastore.examples.parts.operations;

import org.jspecify.annotations.NullMarked;
