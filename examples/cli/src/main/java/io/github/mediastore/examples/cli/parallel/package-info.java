/** Work on many items with several threads. */
@NullMarked
package io.github.mediastore.examples.cli.parallel;

import org.jspecify.annotations.NullMarked;
