/** Each glue behind a real server. */
@NullMarked
package io.github.mediastore.examples.glue;

import org.jspecify.annotations.NullMarked;
