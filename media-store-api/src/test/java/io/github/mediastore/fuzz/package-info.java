/** What the fuzz targets share. */
@NullMarked
package io.github.mediastore.fuzz;

import org.jspecify.annotations.NullMarked;
