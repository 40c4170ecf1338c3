/** Everything back to files with a manifest, and in again from there. */
@NullMarked
package io.github.mediastore.examples.cli.export;

import org.jspecify.annotations.NullMarked;
