/** What is stored, how much it takes, and whether it is still whole. */
@NullMarked
package io.github.mediastore.examples.cli.inspect;

import org.jspecify.annotations.NullMarked;
