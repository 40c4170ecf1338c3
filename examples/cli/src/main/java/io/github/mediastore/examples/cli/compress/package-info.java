/** Pictures in files to WebP files. */
@NullMarked
package io.github.mediastore.examples.cli.compress;

import org.jspecify.annotations.NullMarked;
