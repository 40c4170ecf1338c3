/** One JSON object a line: writes it, and reads it back. */
@NullMarked
package io.github.mediastore.examples.cli.json;

import org.jspecify.annotations.NullMarked;
