/** What the library logs, for tests to read. */
@NullMarked
package io.github.mediastore.logging;

import org.jspecify.annotations.NullMarked;
