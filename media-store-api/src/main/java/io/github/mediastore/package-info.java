/** Media in the application's own database: the types that everyone sees. */
@NullMarked
package io.github.mediastore;

import org.jspecify.annotations.NullMarked;
