/** What the names and media types that hosts write may look like. */
@NullMarked
package io.github.mediastore.internal.syntax;

import org.jspecify.annotations.NullMarked;
