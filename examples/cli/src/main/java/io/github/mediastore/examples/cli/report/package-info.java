/** Tells what became of each file, as it happens and in total. */
@NullMarked
package io.github.mediastore.examples.cli.report;

import org.jspecify.annotations.NullMarked;
