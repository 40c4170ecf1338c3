/** Bytes compared with their digest while they are read. */
@NullMarked
package io.github.mediastore.jdbc.internal.reading;

import org.jspecify.annotations.NullMarked;
