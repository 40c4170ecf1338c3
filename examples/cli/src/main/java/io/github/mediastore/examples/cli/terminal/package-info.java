/** What surrounds a command: the terminal, the environment, what to say and how to exit. */
@NullMarked
package io.github.mediastore.examples.cli.terminal;

import org.jspecify.annotations.NullMarked;
