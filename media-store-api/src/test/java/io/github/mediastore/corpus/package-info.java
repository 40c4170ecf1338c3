/** The real files that tests tagged {@code corpus} read. */
@NullMarked
package io.github.mediastore.corpus;

import org.jspecify.annotations.NullMarked;
