/**
 * The command line. {@link io.github.mediastore.examples.cli.MediaStoreCli} is the entry; each of
 * its commands is in the package of what it is about.
 */
@NullMarked
package io.github.mediastore.examples.cli;

import org.jspecify.annotations.NullMarked;
