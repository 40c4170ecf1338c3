/** Existing files into the store, and their removal once it is proved that they are there. */
@NullMarked
package io.github.mediastore.examples.cli.migrate;

import org.jspecify.annotations.NullMarked;
