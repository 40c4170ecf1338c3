/** The page as its users meet it: in a real browser. */
@NullMarked
package io.github.mediastore.examples.parts.page;

import org.jspecify.annotations.NullMarked;
