/**
 * The command line. {@link io.github.mediastore.examples.cli.MediaStoreCli} is the entry, with one
 * class for each command.
 */
@NullMarked
package io.github.mediastore.examples.cli;

import org.jspecify.annotations.NullMarked;
