/** The quickstart in a real browser. */
@NullMarked
package io.github.mediastore.examples.quickstart;

import org.jspecify.annotations.NullMarked;
